/** Reads a YAML document of bounded size into values that know where they stand. */
@NullMarked
package io.broadside.plan.yaml;

import org.jspecify.annotations.NullMarked;
