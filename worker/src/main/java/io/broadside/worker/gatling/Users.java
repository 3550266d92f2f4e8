package io.broadside.worker.gatling;

import java.util.HashMap;
import java.util.Map;

/** How many users there are in all; filled before the first of them starts. */
final class Users {

  private final Map<String, Long> all = new HashMap<>();

  /** Notes a population and how many users it has, 0 where nobody can know. */
  void add(String population, long users) {
    all.put(population, users);
  }

  long in(String population) {
    return all.getOrDefault(population, 0L);
  }

  int populations() {
    return all.size();
  }
}
