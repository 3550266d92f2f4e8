package io.broadside.controller.membership;

import java.util.Set;
import java.util.SortedSet;

/**
 * The instances of a run as they are at one moment.
 *
 * @param willing those that can carry a share and are not about to leave
 * @param alive all that have not ended, as far as anybody knows; they may be carrying a share
 * @param silent of the alive ones, those that cannot be reached
 * @param draining of the alive ones, those that are about to leave, but need a part of the
 *     throttles until their users have ended
 */
public record Crew(
    SortedSet<String> willing, Set<String> alive, Set<String> silent, Set<String> draining) {}
