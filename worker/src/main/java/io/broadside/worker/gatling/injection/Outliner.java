package io.broadside.worker.gatling.injection;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Population;
import io.broadside.protocol.plan.Population.Model;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Walks every population's arrivals once: counts them by the second, and makes the digest. */
final class Outliner {

  private static final int BUFFER = 8 * 4096;

  private final Limits limits;
  private final MessageDigest digest;
  private final List<Population> populations = new ArrayList<>();

  Outliner(Limits limits) {
    this.limits = limits;
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds one population. */
  void add(String name, PopulationProfile profile, boolean sharded, Set<String> after)
      throws FailureException {
    checkBeforeTheWalk(name, profile);
    digest.update(
        "%s %s %s %s\n"
            .formatted(name, sharded, after.stream().sorted().toList(), profile.description())
            .getBytes(StandardCharsets.UTF_8));
    int[] perSecond = profile.model() == Model.OPEN ? walk(name, profile) : curve(profile);
    Population population =
        new Population(
            name,
            profile.model(),
            sharded,
            after,
            java.util.Arrays.stream(perSecond).boxed().toList());
    populations.add(population);
  }

  /** The populations; refuses a peak above the limit. */
  List<Population> populations() throws FailureException {
    long[] together = new long[0];
    for (Population p : populations) {
      if (p.model() == Model.OPEN && p.after().isEmpty()) {
        together = java.util.Arrays.copyOf(together, Math.max(together.length, p.seconds()));
        for (int s = 0; s < p.seconds(); s++) {
          together[s] += p.perSecond().get(s);
        }
      } else if (p.model() == Model.OPEN) {
        checkPeak(p.perSecond().stream().mapToLong(Integer::longValue).toArray());
      }
    }
    checkPeak(together);
    return List.copyOf(populations);
  }

  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static int[] curve(PopulationProfile profile) {
    int[] users = new int[(int) profile.seconds()];
    for (int s = 0; s < users.length; s++) {
      users[s] = profile.concurrentUsers(s);
    }
    return users;
  }

  /**
   * A stairs step says the length of one level, so that only the walk knows where the profile ends.
   */
  private int[] walk(String name, PopulationProfile profile) throws FailureException {
    int[] counts = new int[(int) profile.seconds() + 1];
    int seconds = counts.length - 1;
    ByteBuffer millis = ByteBuffer.allocate(BUFFER);
    PrimitiveIterator.OfLong arrivals = profile.arrivals();
    while (arrivals.hasNext()) {
      long ms = TimeUnit.NANOSECONDS.toMillis(arrivals.nextLong());
      if (!millis.hasRemaining()) {
        digest.update(millis.flip());
        millis.clear();
      }
      millis.putLong(ms);
      int second = (int) (ms / 1000);
      if (second >= counts.length) {
        checkDuration(name, second);
        counts = java.util.Arrays.copyOf(counts, second * 2);
      }
      counts[second]++;
      seconds = Math.max(seconds, second + 1);
    }
    digest.update(millis.flip());
    return java.util.Arrays.copyOf(counts, seconds);
  }

  private void checkBeforeTheWalk(String name, PopulationProfile profile) throws FailureException {
    checkDuration(name, profile.seconds());
    if (profile.users() / Math.max(1, profile.seconds()) > limits.arrivalsPerSecond()) {
      throw tooMany(profile.users() / Math.max(1, profile.seconds()));
    }
  }

  private void checkDuration(String name, long seconds) throws FailureException {
    if (seconds > limits.durationSeconds()) {
      throw overLimit(
          "Population %s lasts %,d s or more, but the limit is %,d s. If you want it that long, raise it with --max-duration."
              .formatted(name, seconds, limits.durationSeconds()));
    }
  }

  private void checkPeak(long[] perSecond) throws FailureException {
    for (long arrivals : perSecond) {
      if (arrivals > limits.arrivalsPerSecond()) {
        throw tooMany(arrivals);
      }
    }
  }

  private FailureException tooMany(long arrivals) {
    return overLimit(
        "The simulation starts %,d users in one second, but the limit is %,d. If you want that many, raise it with --max-arrivals."
            .formatted(arrivals, limits.arrivalsPerSecond()));
  }

  private static FailureException overLimit(String message) {
    return new FailureException(new Failure(Failure.Code.OVER_LIMIT, message));
  }
}
