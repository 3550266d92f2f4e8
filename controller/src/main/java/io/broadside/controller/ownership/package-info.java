/**
 * Who owns which slots: they pass on by a release and then a grant, each between the controller and
 * one worker alone.
 */
@NullMarked
package io.broadside.controller.ownership;

import org.jspecify.annotations.NullMarked;
