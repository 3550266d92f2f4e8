package io.broadside.controller.api;

import io.broadside.results.record.figures.WorkerFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a controller: how many are wanted, and the state of each.
 *
 * @param wanted how many workers there are to be
 * @param workers those that there are, and those that have ended lately
 * @param trouble why nobody can be asked for more or fewer just now, null while all is well
 */
public record Workers(int wanted, List<WorkerFigures> workers, @Nullable String trouble) {}
