/** Plans in YAML: where they lie, what is sent of them, and what is wrong with them. */
@NullMarked
package io.broadside.controller.plans;

import org.jspecify.annotations.NullMarked;
