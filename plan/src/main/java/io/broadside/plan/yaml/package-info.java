/** Reads a YAML document of bounded size into values that know their place in the text. */
@NullMarked
package io.broadside.plan.yaml;

import org.jspecify.annotations.NullMarked;
