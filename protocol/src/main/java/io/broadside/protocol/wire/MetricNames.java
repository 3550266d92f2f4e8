package io.broadside.protocol.wire;

/**
 * The names of what a worker measures, as Prometheus has them (counters end in {@code _total} on
 * the wire). Labels are {@code scenario}, {@code request}, {@code outcome} and {@code message} as
 * said at each.
 */
public final class MetricNames {

  /**
   * Native histogram, seconds; labels scenario, request, outcome: response times, 1 ms resolution.
   */
  public static final String RESPONSE = "broadside_response_seconds";

  /**
   * Counter, squared seconds; labels as the response's: sum of squares, for the standard deviation.
   */
  public static final String RESPONSE_SQUARES = "broadside_response_seconds_squared";

  /** Gauge, seconds; labels as the response's: shortest response so far. */
  public static final String RESPONSE_MIN = "broadside_response_seconds_min";

  /** Gauge, seconds; labels as the response's: longest response so far. */
  public static final String RESPONSE_MAX = "broadside_response_seconds_max";

  /**
   * Native histogram, seconds; labels as the response's: response times of the first requests of
   * users, from when these users were due to start.
   */
  public static final String AS_PLANNED = "broadside_response_as_planned_seconds";

  /**
   * Native histogram, seconds; labels scenario, request (the groups), outcome: cumulated response
   * time.
   */
  public static final String GROUP = "broadside_group_seconds";

  /**
   * Native histogram, seconds; labels as the response's and window, the number of a time window of
   * the plan: response times of the requests that were sent in it.
   */
  public static final String WINDOW_RESPONSE = "broadside_window_response_seconds";

  /** The same of the groups that were entered in it. */
  public static final String WINDOW_GROUP = "broadside_window_group_seconds";

  /** Native histogram, seconds; label scenario: start of a user minus its planned start. */
  public static final String LATENESS = "broadside_lateness_seconds";

  /**
   * Gauge, the controller's only; label outcome: users of the fleet due so far that were planned,
   * offered, missed, unknown.
   */
  public static final String ARRIVALS = "broadside_arrivals";

  /** Counter; label scenario: users started. */
  public static final String USERS_STARTED = "broadside_users_started";

  /** Counter; label scenario: users ended. */
  public static final String USERS_ENDED = "broadside_users_ended";

  /** Gauge; label scenario: users under way. */
  public static final String USERS_ACTIVE = "broadside_users_active";

  /**
   * Counter; labels scenario, request, message: failures by message, those of requests that could
   * not be sent and of the simulation's own code ({@link #OWN_CODE}) included.
   */
  public static final String ERRORS = "broadside_errors";

  /** Counter; label scenario: requests that could not even be built, and so were not sent. */
  public static final String UNSENT = "broadside_requests_unsent";

  /** Begins the message of such a request. */
  public static final String UNSENT_MESSAGE = "could not be sent: ";

  /** Counter: failures of the simulation's own code between requests. */
  public static final String OWN_ERRORS = "broadside_simulation_errors";

  /** Stands for the request, with an empty scenario, where the simulation's own code failed. */
  public static final String OWN_CODE = "the simulation's own code";

  /** Counter, seconds: for how long the worker's container was denied the processor (cgroup v2). */
  public static final String CGROUP_THROTTLED = "broadside_cgroup_throttled_seconds";

  /**
   * Counter: scheduling periods of the worker's container in which it wanted to run (cgroup v2).
   */
  public static final String CGROUP_PERIODS = "broadside_cgroup_periods";

  /** Counter: of these, the ones in which it was denied the processor (cgroup v2). */
  public static final String CGROUP_THROTTLED_PERIODS = "broadside_cgroup_throttled_periods";

  /** Gauge: TCP sockets in use in the worker's network namespace. */
  public static final String SOCKETS_IN_USE = "broadside_tcp_sockets_in_use";

  /** Gauge: TCP sockets in TIME_WAIT in the worker's network namespace. */
  public static final String SOCKETS_TIME_WAIT = "broadside_tcp_sockets_time_wait";

  /** Gauge: ports for outgoing connections to one address, in the worker's network namespace. */
  public static final String PORTS = "broadside_tcp_ports";

  /** Gauge, always 1; labels gatling and java: the versions of both in a worker. */
  public static final String WORKER_INFO = "broadside_worker_info";

  /** Joins groups and request into one label: {@code "group / request"}. */
  public static final String PATH_SEPARATOR = " / ";

  /** The request that stands for all others, where there are too many to tell apart. */
  public static final String OTHER_REQUESTS = "(other requests)";

  /** The group that stands for all others. */
  public static final String OTHER_GROUPS = "(other groups)";

  /** The message that stands for all others; the controller may add what they have in common. */
  public static final String OTHER_MESSAGES = "(other messages)";

  /** Values of the label outcome. */
  public static final String OK = "OK";

  /** Values of the label outcome. */
  public static final String KO = "KO";

  /**
   * Buckets of the native histograms: schema 5 has 2^5 = 32 for each doubling, so bounds grow by a
   * factor of 2^(1/32) = 1.0219 and the middle of a bucket is at most 1.09 % off
   * (https://prometheus.io/docs/specs/native_histograms/#schema).
   */
  public static final int SCHEMA = 5;

  private MetricNames() {}
}
