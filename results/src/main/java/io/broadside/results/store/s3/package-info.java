/** Keeps runs in a bucket of S3, or of a store that speaks its language. */
@NullMarked
package io.broadside.results.store.s3;

import org.jspecify.annotations.NullMarked;
