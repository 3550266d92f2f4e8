package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.Steering;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseSpec;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steers as long as this pod holds the Lease. It uses its own clock alone and ignores the times in
 * the Lease. Another pod's Lease has ended once this pod has seen no renewal for the Lease's
 * duration. This pod's own Lease counts from before the request that renewed it, and for less time
 * than the other pods wait.
 */
final class LeaseSteering implements Steering {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseSteering.class);
  private static final int DURATION_SECONDS = 15;
  private static final long CERTAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long RENEW_MILLIS = 2_000;

  private final Cluster cluster;
  private final String pod;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lease").daemon().factory());
  private volatile boolean mine;
  private volatile int term;
  private volatile long certainUntilNanos = System.nanoTime();
  private volatile @Nullable String obstacle = "It is not known yet which controller leads.";
  private @Nullable String seenVersion;
  private long seenNanos;

  /** Begins to ask for the Lease. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  LeaseSteering(Cluster cluster, String pod) {
    this.cluster = cluster;
    this.pod = pod;
    thread.scheduleWithFixedDelay(this::renew, 0, RENEW_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean mine() {
    return mine;
  }

  @Override
  public boolean certain() {
    return mine && certainUntilNanos - System.nanoTime() > 0;
  }

  /** The Lease counts its holders, and so each process that has held it. */
  @Override
  public long term() {
    return term;
  }

  @Override
  public Optional<String> obstacle() {
    return mine ? Optional.empty() : Optional.ofNullable(obstacle);
  }

  @Override
  public Optional<String> trouble() {
    return mine ? Optional.ofNullable(obstacle) : Optional.empty();
  }

  private @Nullable Lease read() {
    return cluster
        .client()
        .leases()
        .inNamespace(cluster.namespace())
        .withName(cluster.install().lease())
        .get();
  }

  private void renew() {
    long asked = System.nanoTime();
    try {
      Lease lease = read();
      if (lease == null || isFree(lease, asked)) {
        write(lease, pod);
        certainUntilNanos = asked + CERTAIN_NANOS;
        mine = true;
        obstacle = null;
      } else {
        mine = false;
        say(
            ("Controller %s leads; this one (%s) waits until that one ends. Send requests to that"
                    + " one.")
                .formatted(lease.getSpec().getHolderIdentity(), pod));
      }
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        say(ApiFault.say("hold the Lease of the leading controller", e, cluster.namespace()));
      }
    } catch (RuntimeException e) {
      LOG.error("The request for the Lease failed", e);
    }
  }

  /** Whether it is this pod's already, nobody's, or has not been renewed for as long as it says. */
  private boolean isFree(Lease lease, long now) {
    LeaseSpec spec = lease.getSpec();
    String holder = spec == null ? null : spec.getHolderIdentity();
    if (spec == null || holder == null || holder.isEmpty() || holder.equals(pod)) {
      return true;
    }
    String version = lease.getMetadata().getResourceVersion();
    if (!version.equals(seenVersion)) {
      seenVersion = version;
      seenNanos = now;
    }
    Integer seconds = spec.getLeaseDurationSeconds();
    return now - seenNanos > TimeUnit.SECONDS.toNanos(seconds == null ? DURATION_SECONDS : seconds);
  }

  /** Replaces what was read, or fails where somebody else has. */
  private void write(@Nullable Lease before, String holder) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    LeaseSpec spec = before == null ? null : before.getSpec();
    boolean same = mine && spec != null && holder.equals(spec.getHolderIdentity());
    int transitions =
        spec == null || spec.getLeaseTransitions() == null ? 0 : spec.getLeaseTransitions();
    int next = same || holder.isEmpty() ? transitions : transitions + 1;
    Lease after =
        ControllerObjects.lease(
            cluster.install(),
            cluster.namespace(),
            cluster.owners(),
            before == null ? null : before.getMetadata().getResourceVersion(),
            holder,
            DURATION_SECONDS,
            same && spec != null && spec.getAcquireTime() != null ? spec.getAcquireTime() : now,
            now,
            next);
    var target = cluster.client().resource(after);
    if (before == null) {
      target.create();
    } else {
      target.update();
    }
    term = next;
  }

  private void say(String message) {
    if (!message.equals(obstacle)) {
      LOG.warn("{}", message);
    }
    obstacle = message;
  }

  /** Gives the Lease back, so that the next one need not wait for its end. */
  @Override
  public void close() {
    boolean held = mine;
    mine = false;
    thread.shutdownNow();
    try {
      if (held && thread.awaitTermination(2, TimeUnit.SECONDS)) {
        Lease lease = read();
        if (lease != null && pod.equals(lease.getSpec().getHolderIdentity())) {
          write(lease, "");
        }
      }
    } catch (KubernetesClientException e) {
      LOG.debug("The Lease ends by itself", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
