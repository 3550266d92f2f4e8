package io.broadside.protocol.wire;

/** The paths that a worker serves over HTTP. All but the two probes ask for the bearer token. */
public final class WorkerPaths {

  /** GET: {@link io.broadside.protocol.status.Status}. */
  public static final String STATUS = "/status";

  /**
   * PUT a {@link io.broadside.protocol.schedule.Schedule}; answers with the status, or 409 and why.
   * GET: {@link io.broadside.protocol.schedule.Claim}, for a controller that is new; 404 while
   * idle.
   */
  public static final String SCHEDULE = "/schedule";

  /**
   * PUT {@code /bundles/<digest>}: a zip; answers 204, or 422 where the digest is another. GET: the
   * one that it was given, for a controller that is new; 404 where it was given none or another.
   */
  public static final String BUNDLES = "/bundles/";

  /** GET: {@link io.broadside.protocol.plan.Outline}, once prepared; 404 before. */
  public static final String OUTLINE = "/outline";

  /**
   * GET {@code /ordinals?atMillis=<run time>}: for each open population that is dealt over the
   * fleet, its first ordinal that is due at that run time or later; 404 before the start.
   */
  public static final String ORDINALS = "/ordinals";

  /** GET: Prometheus metrics, text or protobuf as {@code Accept} asks. */
  public static final String METRICS = "/metrics";

  /**
   * GET: the last 1,000 lines that the worker's engines have printed, also those that have ended,
   * as text; 404 where nobody keeps them.
   */
  public static final String LOG = "/log";

  /** GET: 200 while the process is alive. */
  public static final String HEALTHZ = "/healthz";

  /**
   * GET: 200 while the worker carries a share or could take one at once, and where it has been idle
   * for a while; else 503.
   */
  public static final String READYZ = "/readyz";

  private WorkerPaths() {}
}
