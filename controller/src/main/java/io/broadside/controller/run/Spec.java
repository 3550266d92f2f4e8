package io.broadside.controller.run;

import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.plan.Plan;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The specification of a run: its request, its plan, and how many workers it waits for.
 *
 * @param id names it, here and among the workers
 * @param request what the user asked for
 * @param plan what the workers are to run
 * @param workers how many it waits for
 * @param readyTimeoutSeconds how long it waits for them
 * @param createdAtMillis in milliseconds since 1970
 * @param notes what its maker should know of how it was read, in whole sentences
 */
public record Spec(
    String id,
    RunRequest request,
    Plan plan,
    int workers,
    int readyTimeoutSeconds,
    long createdAtMillis,
    List<String> notes) {

  private static final int USUAL_LEASE_SECONDS = 120;

  /** With nothing to say of how it was read. */
  public Spec(
      String id,
      RunRequest request,
      Plan plan,
      int workers,
      int readyTimeoutSeconds,
      long createdAtMillis) {
    this(id, request, plan, workers, readyTimeoutSeconds, createdAtMillis, List.of());
  }

  /** What another controller began, as its workers were told. */
  public static Spec resume(RunSnapshot left) {
    return resume(left, left.standing().plan());
  }

  /** The same with the plan as a worker has it, who was told its secrets. */
  static Spec resume(RunSnapshot left, Plan plan) {
    return new Spec(
        left.standing().run(),
        left.request(),
        plan,
        left.workers(),
        left.readyTimeoutSeconds(),
        left.createdAtMillis());
  }

  /** The same to be loaded by a worker, and never started. */
  public Spec dry() {
    return new Spec(
        "dry-" + id, request, plan.dry(), 1, readyTimeoutSeconds, createdAtMillis, notes);
  }

  /** How long its workers go on without a controller. */
  public long leaseMillis() {
    Integer asked = request.fleet().leaseSeconds();
    return TimeUnit.SECONDS.toMillis(asked == null ? USUAL_LEASE_SECONDS : asked);
  }
}
