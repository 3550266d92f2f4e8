/**
 * The simulations that can be run: files in a folder, and uploads. Nothing of them is ever loaded
 * here.
 */
@NullMarked
package io.broadside.controller.library;

import org.jspecify.annotations.NullMarked;
