/**
 * What somebody names on the command line, and what of it is sent to the workers: a file, a folder,
 * a jar, or a project.
 */
@NullMarked
package io.broadside.controller.naming;

import org.jspecify.annotations.NullMarked;
