/** Objects of a bucket, read and written. */
@NullMarked
package io.broadside.results.store.s3.bucket;

import org.jspecify.annotations.NullMarked;
