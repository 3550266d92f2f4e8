/** Parsers for texts in a plan: durations, expressions, and suggestions for misspelt words. */
@NullMarked
package io.broadside.plan.text;

import org.jspecify.annotations.NullMarked;
