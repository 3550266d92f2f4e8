package io.broadside.controller.naming;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user names on the command line to run.
 *
 * @param what a path or a class
 * @param jar the jar or folder that the class is in, null where the path says it
 * @param simulation the class, where there are several
 */
public record Asked(String what, @Nullable Path jar, @Nullable String simulation) {}
