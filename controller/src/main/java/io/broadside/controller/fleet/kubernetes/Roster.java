package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All workers seen: those of pods that are there, and those that went last. Not thread-safe. */
final class Roster {

  private static final int REMEMBERED = 50;

  private final Map<String, List<Member>> present = new HashMap<>();
  private final Map<String, Member> gone = new LinkedHashMap<>();

  /** A pod says how it is. A worker that it no longer speaks of has ended unseen. */
  void seen(String uid, PodWorkers now) {
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
                "Restarted: its container ended, nobody saw how"));
      }
    }
    present.put(uid, new ArrayList<>(alive));
  }

  /** A pod is there no longer. */
  void deleted(String uid, PodWorkers last) {
    seen(uid, last);
    present.remove(uid);
  }

  private void remember(Member member) {
    gone.putIfAbsent(member.worker(), member);
    while (gone.size() > REMEMBERED) {
      gone.remove(gone.keySet().iterator().next());
    }
  }

  /** All of them by name, with those that are not even created. */
  List<Member> members(Optional<Member> shortage) {
    Map<String, Member> all = new TreeMap<>(gone);
    present.values().forEach(list -> list.forEach(m -> all.put(m.worker(), m)));
    shortage.ifPresent(m -> all.put(m.worker(), m));
    return List.copyOf(all.values());
  }
}
