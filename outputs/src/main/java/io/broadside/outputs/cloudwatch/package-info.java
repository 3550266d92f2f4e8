/** The output to CloudWatch Logs, and by the embedded metric format to CloudWatch's metrics. */
@NullMarked
package io.broadside.outputs.cloudwatch;

import org.jspecify.annotations.NullMarked;
