/** The controller: finds workers, deals out runs, gathers and shows what they measure. */
@NullMarked
package io.broadside.controller;

import org.jspecify.annotations.NullMarked;
