/** What a run comes to: its seconds, totals and verdicts, as the figures come in. */
@NullMarked
package io.broadside.controller.report;

import org.jspecify.annotations.NullMarked;
