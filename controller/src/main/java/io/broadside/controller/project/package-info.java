/**
 * What somebody names on the command line, and what of it is sent to the workers: a file, a folder,
 * a jar, or a project, built by its own build tool where it has to be.
 */
@NullMarked
package io.broadside.controller.project;

import org.jspecify.annotations.NullMarked;
