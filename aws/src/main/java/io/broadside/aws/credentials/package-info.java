/** The worker's role, as AWS's SDK finds it. */
@NullMarked
package io.broadside.aws.credentials;

import org.jspecify.annotations.NullMarked;
