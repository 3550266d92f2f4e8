/** What is said of an event, to a program and to a person, wherever it is said. */
@NullMarked
package io.broadside.outputs.notice;

import org.jspecify.annotations.NullMarked;
