/** A load test as a document: the model that a plan is read into. */
@NullMarked
package io.broadside.plan;

import org.jspecify.annotations.NullMarked;
