package io.broadside.controller;

import io.broadside.controller.api.Live;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what is to come of a run. */
public final class Await {

  private static final int PAUSE_MILLIS = 100;
  private static final int MOST_LOOKS = 3_000;

  private Await() {}

  /**
   * Waits, at most five minutes and more on a busy machine, until the run is as wished.
   *
   * @param look shows the run; empty while nobody can
   */
  static Live live(Callable<Optional<Live>> look, Predicate<Live> wished) throws Exception {
    Optional<Live> live = look.call();
    for (int i = 0; i < MOST_LOOKS && live.filter(l -> wished.test(l) || over(l)).isEmpty(); i++) {
      Thread.sleep(PAUSE_MILLIS);
      live = look.call();
    }
    Live last = live.orElseThrow(() -> new AssertionError("nobody could show the run"));
    if (!wished.test(last)) {
      throw new AssertionError("it did not come to that: " + last.run() + " " + last.workers());
    }
    return last;
  }

  /** Waits as long for something that is so, or not yet. */
  public static void until(Callable<Boolean> wish) throws Exception {
    for (int i = 0; i < MOST_LOOKS && !wish.call(); i++) {
      Thread.sleep(PAUSE_MILLIS);
    }
    if (!wish.call()) {
      throw new AssertionError("it did not come to that");
    }
  }

  /**
   * That the run has come that far and no user is under way: whoever is killed then has sent what
   * it says that it has started.
   */
  static Predicate<Live> quietAfter(long second) {
    return live ->
        live.second() >= second && live.workers().stream().allMatch(w -> w.active() == 0);
  }

  /** That so many carry the load, and did for a whole second. */
  static Predicate<Live> carriedBy(int workers) {
    return live ->
        live.workers().stream().filter(w -> w.share() > 0).count() == workers
            && !live.seconds().isEmpty()
            && live.seconds().getLast().workers() == workers;
  }

  private static boolean over(Live live) {
    return live.run().state().isFinal();
  }
}
