package io.broadside.aws.cognito;

import io.broadside.aws.cognito.pool.CognitoException;
import io.broadside.aws.cognito.pool.PoolId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The test users of a pool, set by set. A call that broke off can be repeated, and does the rest.
 * Thread-safe.
 */
public final class TestUsers implements AutoCloseable {

  /**
   * Users a second that are made or deleted. Cognito's usual quotas are 50 requests/s for creating
   * users, 30 for setting passwords and 25 for deleting
   * (https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html).
   */
  public static final double USUAL_RATE = 20;

  private final UserPool pool;
  private final Pace pace;

  /**
   * Those of a pool, with the credentials that the SDK finds. Nothing is asked yet.
   *
   * @param perSecond how many are made or deleted each second
   */
  public TestUsers(PoolId pool, double perSecond) {
    this.pool = UserPool.open(pool);
    this.pace = new Pace(perSecond);
  }

  /**
   * Makes all users of a set that are not there yet.
   *
   * @return how many it made
   */
  public long create(UserSet set, long count, Passwords passwords, ProgressListener progress)
      throws CognitoException, InterruptedException {
    Map<String, Boolean> confirmed = new HashMap<>();
    pool.find(set.prefix()).forEach(u -> confirmed.put(u.name(), u.confirmed()));
    List<String> missing =
        LongStream.range(0, count)
            .mapToObj(set::user)
            .filter(u -> !confirmed.getOrDefault(u, false))
            .toList();
    long there = count - missing.size();
    progress.at(there, count);
    pace.each(
        missing,
        user -> {
          if (!confirmed.containsKey(user)) {
            pool.create(user, "");
          }
          pool.setPassword(user, passwords.of(user));
        },
        done -> progress.at(there + done, count));
    return missing.size();
  }

  /**
   * Deletes all users of a set, and who has claimed it.
   *
   * @return how many there were
   */
  public long delete(UserSet set, ProgressListener progress)
      throws CognitoException, InterruptedException {
    List<TestUser> users = new ArrayList<>();
    List<TestUser> claims = new ArrayList<>();
    for (TestUser user : pool.find(set.prefix())) {
      if (user.name().equals(set.claim())) {
        claims.add(user);
      } else if (set.number(user.name()).isPresent()) {
        users.add(user);
      }
    }
    progress.at(0, users.size());
    pace.each(users, pool::delete, done -> progress.at(done, users.size()));
    for (TestUser claim : claims) {
      pool.delete(claim);
    }
    return users.size();
  }

  /** All sets that there are, by name. */
  public List<SetSummary> list() throws CognitoException {
    Map<UserSet, List<TestUser>> sets = new TreeMap<>();
    for (TestUser user : pool.find(UserSet.MARK)) {
      UserSet set = UserSet.of(user.name());
      if (set != null) {
        sets.computeIfAbsent(set, s -> new ArrayList<>()).add(user);
      }
    }
    return sets.entrySet().stream().map(s -> summary(s.getKey(), s.getValue())).toList();
  }

  private static SetSummary summary(UserSet set, List<TestUser> all) {
    List<TestUser> users = all.stream().filter(u -> !u.name().equals(set.claim())).toList();
    long whole = users.stream().filter(TestUser::confirmed).count();
    Instant first =
        all.stream().map(TestUser::createdAt).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    String claimed =
        all.stream()
            .filter(u -> u.name().equals(set.claim()))
            .map(TestUser::note)
            .findFirst()
            .orElse("");
    return new SetSummary(set, whole, users.size() - whole, first, claimed);
  }

  /**
   * Takes a set for oneself, until it is released: of two who try, Cognito lets one make the user
   * that stands for the claim.
   *
   * @param owner who takes it, such as a run
   * @throws CognitoException if another has it; the message says who, and what to do
   */
  public void claim(UserSet set, String owner) throws CognitoException {
    if (pool.create(set.claim(), owner)) {
      return;
    }
    TestUser holder = holder(set);
    if (holder == null || !holder.note().equals(owner)) {
      throw new CognitoException(
          "The users '%s' are in use by the run %s%s. Two runs must not share them. Wait until that run ends. If it ended without freeing them, free them with ./broadside users free --pool %s --set %s."
              .formatted(
                  set,
                  holder == null ? "of somebody else" : holder.note(),
                  holder == null ? "" : " since " + holder.createdAt(),
                  pool.id(),
                  set));
    }
  }

  /** Lets others take a set, where that owner had it. */
  public void release(UserSet set, String owner) throws CognitoException {
    TestUser holder = holder(set);
    if (holder != null && holder.note().equals(owner)) {
      pool.delete(holder);
    }
  }

  /**
   * Lets others take a set, whoever had it.
   *
   * @return who had it; empty where nobody did
   */
  public Optional<String> free(UserSet set) throws CognitoException {
    TestUser holder = holder(set);
    if (holder != null) {
      pool.delete(holder);
    }
    return Optional.ofNullable(holder).map(TestUser::note);
  }

  /** How many users of a set can be logged in. */
  public long count(UserSet set) throws CognitoException {
    return pool.find(set.prefix()).stream()
        .filter(u -> u.confirmed() && set.number(u.name()).isPresent())
        .count();
  }

  /**
   * Refuses a pool that calls its users otherwise than a plan does.
   *
   * @param byEmail whether the plan calls them by their e-mail addresses
   */
  public void demandNames(boolean byEmail) throws CognitoException {
    if (pool.isByEmail() != byEmail) {
      throw new CognitoException(
          "The user pool %s identifies its users %s: write 'called: %s' next to the pool in the plan."
              .formatted(
                  pool.id(),
                  byEmail ? "by their names" : "by their e-mail addresses",
                  byEmail ? "by name" : "by email"));
    }
  }

  private @Nullable TestUser holder(UserSet set) throws CognitoException {
    return pool.find(set.claim()).stream()
        .filter(u -> u.name().equals(set.claim()))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    pool.close();
  }
}
