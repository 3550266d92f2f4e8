/**
 * Who starts when, as data: open and closed profiles, and the exact part of one of several
 * scenarios.
 */
@NullMarked
package io.broadside.protocol.injection;

import org.jspecify.annotations.NullMarked;
