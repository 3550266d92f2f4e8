package io.broadside.worker.dealing;

import io.broadside.protocol.schedule.Slots;

/**
 * Slots that pass from one worker of a simulated fleet to another.
 *
 * @param atMillis run time of the release
 * @param giver index of who gives up those of the slots that it has
 * @param taker index of who is granted them
 * @param slots those that pass on, and others
 * @param onWayMillis from the release to the grant
 */
record Pass(long atMillis, int giver, int taker, Slots slots, long onWayMillis) {}
