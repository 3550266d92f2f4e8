/** Secrets that AWS keeps, read with the worker's role before a run starts. */
@NullMarked
package io.broadside.aws.secrets;

import org.jspecify.annotations.NullMarked;
