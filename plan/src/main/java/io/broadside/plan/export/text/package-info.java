/** Java as text: literals and names. */
@NullMarked
package io.broadside.plan.export.text;

import org.jspecify.annotations.NullMarked;
