package io.broadside.worker.dealing;

import java.util.List;

/**
 * A change of a simulated fleet.
 *
 * @param atMillis run time of its announcement
 * @param members who shares the load from then on
 * @param decidedAfterMillis when it is confirmed, or else withdrawn
 * @param confirmed whether it comes into force
 */
record Change(long atMillis, List<String> members, long decidedAfterMillis, boolean confirmed) {}
