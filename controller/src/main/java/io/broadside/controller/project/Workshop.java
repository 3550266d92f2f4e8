package io.broadside.controller.project;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The programs that pack a project, and the receiver of their progress.
 *
 * @param java the java binary that this program runs on
 * @param workerJar the workers' program, which knows what it can load
 * @param say for what has to be known
 * @param progress for what goes on just now
 */
public record Workshop(
    Path java, Path workerJar, Consumer<String> say, Consumer<String> progress) {}
