/**
 * The content of notifications of an event, for programs and for people, whichever output sends it.
 */
@NullMarked
package io.broadside.outputs.notice;

import org.jspecify.annotations.NullMarked;
