/** What pods say of the workers in them, and who of these was seen. */
@NullMarked
package io.broadside.controller.fleet.kubernetes.pod;

import org.jspecify.annotations.NullMarked;
