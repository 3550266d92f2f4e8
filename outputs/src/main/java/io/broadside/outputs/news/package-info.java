/** What is told of a run while it goes on, and who takes it. */
@NullMarked
package io.broadside.outputs.news;

import org.jspecify.annotations.NullMarked;
