/** Support for AWS in load tests: requests signed with the worker's role. */
@NullMarked
package io.broadside.aws;

import org.jspecify.annotations.NullMarked;
