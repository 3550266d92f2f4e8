/**
 * Injection profiles as data: open and closed ones, and the exact share of each of several
 * scenarios.
 */
@NullMarked
package io.broadside.protocol.injection;

import org.jspecify.annotations.NullMarked;
