package io.broadside.controller.users;

import io.broadside.controller.run.Run;
import java.util.ArrayList;
import java.util.List;

/** The test users of the latest run, and those of earlier runs that are not deleted yet. */
public final class AccountBook {

  private static final long LAST_MILLIS = 600_000;

  /** A pod that is told to end has 30 s, of which others need some. */
  private static final long LAST_POD_MILLIS = 10_000;

  private final List<Accounts> left = new ArrayList<>();
  private Accounts current = Accounts.NONE;

  /** From now on, those of that run are meant. */
  public void follow(Run run) {
    left.removeIf(Accounts::areSettled);
    current = new Accounts(run.id(), run.spec().plan().properties(), run.spec().plan().secrets());
    left.add(current);
  }

  /** Begins to make them, unless their run has started already. */
  public void begin(Run run) {
    if (run.course().isEmpty()) {
      current.begin();
    }
  }

  /** Tells a run how far they are. */
  public void tell(Run run) {
    current.problem().ifPresent(run::fail);
    run.await(current.awaited().orElse(null));
  }

  /** Their run has ended. */
  @SuppressWarnings("FutureReturnValueIgnored") // what could not be done is logged
  public void end() {
    current.end();
  }

  /** The test users of the latest run. */
  public Accounts current() {
    return current;
  }

  /**
   * Waits until nothing is left to be done.
   *
   * @param goesOn whether another controller goes on with the run that is under way
   */
  public void close(boolean goesOn) {
    if (!goesOn) {
      end();
    }
    left.forEach(a -> a.settle(goesOn ? LAST_POD_MILLIS : LAST_MILLIS));
  }
}
