/**
 * Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html), by
 * itself: it knows neither Gatling nor AWS's SDK.
 */
@NullMarked
package io.broadside.aws.signing;

import org.jspecify.annotations.NullMarked;
