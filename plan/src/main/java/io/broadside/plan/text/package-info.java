/**
 * Texts that people write in a plan: lengths of time, expressions, and words that they nearly got
 * right.
 */
@NullMarked
package io.broadside.plan.text;

import org.jspecify.annotations.NullMarked;
