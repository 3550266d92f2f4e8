/** Keeps what became of every run, in files that people and pipelines can read. */
@NullMarked
package io.broadside.controller.results;

import org.jspecify.annotations.NullMarked;
