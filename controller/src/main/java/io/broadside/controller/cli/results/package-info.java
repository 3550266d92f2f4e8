/** {@code broadside results}: the runs that are kept, on this machine or with a controller. */
@NullMarked
package io.broadside.controller.cli.results;

import org.jspecify.annotations.NullMarked;
