/** What a load test needs of AWS: requests signed with the worker's role. */
@NullMarked
package io.broadside.aws;

import org.jspecify.annotations.NullMarked;
