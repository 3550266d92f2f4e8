/** {@code broadside users}: test users of Cognito, made, listed and deleted by hand. */
@NullMarked
package io.broadside.controller.cli.users;

import org.jspecify.annotations.NullMarked;
