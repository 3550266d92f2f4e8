package io.broadside.controller.fleet.kubernetes.pod;

import io.broadside.controller.fleet.Member;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All workers that were seen: those of present pods, and the latest ones that have gone. Not
 * thread-safe.
 */
public final class PodRoster {

  private static final int REMEMBERED = 50;

  private final Map<String, List<Member>> present = new HashMap<>();
  private final Map<String, Member> past = new LinkedHashMap<>();

  /**
   * A pod says how it is. A worker that it no longer speaks of has ended unseen: a container is
   * started anew only after the one before it has ended.
   */
  public void seen(String uid, PodWorkers now) {
    List<Member> before = present.getOrDefault(uid, List.of());
    now.members().stream().filter(Member::isGone).forEach(this::remember);
    List<Member> alive = now.members().stream().filter(m -> !m.isGone()).toList();
    for (Member member : before) {
      if (now.members().stream().noneMatch(m -> m.worker().equals(member.worker()))) {
        remember(
            new Member(
                member.worker(),
                Member.State.DIED,
                member.endpoint(),
                "Restarted: its container ended, and it is not known why"));
      }
    }
    present.put(uid, alive);
  }

  /** A pod is gone, or no longer a worker's; a worker that was not seen to end may go on. */
  public void deleted(String uid, PodWorkers last) {
    seen(uid, last);
    present.getOrDefault(uid, List.of()).forEach(this::remember);
    present.remove(uid);
  }

  /** What was seen to have ended does not come back. */
  private void remember(Member member) {
    past.merge(member.worker(), member, (old, latest) -> old.isGone() ? old : latest);
    while (past.size() > REMEMBERED) {
      past.remove(forgettable().worker());
    }
  }

  private Member forgettable() {
    return past.values().stream()
        .filter(Member::isGone)
        .findFirst()
        .orElseGet(() -> past.values().iterator().next());
  }

  /** All of them by name, with those that are not even created. */
  public List<Member> members(Optional<Member> shortage) {
    Map<String, Member> all = new TreeMap<>(past);
    present.values().forEach(list -> list.forEach(m -> all.put(m.worker(), m)));
    shortage.ifPresent(m -> all.put(m.worker(), m));
    return List.copyOf(all.values());
  }
}
