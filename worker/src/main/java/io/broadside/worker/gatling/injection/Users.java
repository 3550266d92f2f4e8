package io.broadside.worker.gatling.injection;

import java.util.HashMap;
import java.util.Map;

/** The number of users of each population in all; filled before the first of them starts. */
public final class Users {

  private final Map<String, Long> all = new HashMap<>();

  /** Notes a population and how many users it has, 0 where nobody can know. */
  public void add(String population, long users) {
    all.put(population, users);
  }

  public long in(String population) {
    return all.getOrDefault(population, 0L);
  }

  public int populations() {
    return all.size();
  }
}
