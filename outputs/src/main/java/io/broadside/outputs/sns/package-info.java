/** The output of events to a topic of SNS. */
@NullMarked
package io.broadside.outputs.sns;

import org.jspecify.annotations.NullMarked;
