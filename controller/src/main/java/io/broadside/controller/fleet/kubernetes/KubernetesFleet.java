package io.broadside.controller.fleet.kubernetes;

import io.broadside.controller.fleet.Fleet;
import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.Member;
import io.broadside.controller.fleet.kubernetes.pod.PodRoster;
import io.broadside.controller.fleet.kubernetes.pod.PodWorkers;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers as the pods of one Deployment. It watches, and never asks again and again; how many there
 * are to be is written to the Deployment's scale alone, and whoever wrote there last is right: an
 * operator, an autoscaler, or this. What it has seen stays valid while the API server is away.
 */
public final class KubernetesFleet implements Fleet {

  private static final Logger LOG = LoggerFactory.getLogger(KubernetesFleet.class);
  private static final long SYNC_SECONDS = 10;

  /** Until one was seen to start: on Fargate every pod waits for a machine of its own. */
  private static final double USUAL_START_SECONDS = 60;

  private final Cluster cluster;
  private final String namespace;
  private final String name;
  private final Autoscalers autoscalers;
  private final RollableScalableResource<Deployment> target;
  private final Watched<Deployment> deployments;
  private final Watched<Pod> pods;
  private final PodRoster roster = new PodRoster();
  private final Set<String> strangers = new HashSet<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private @Nullable WorkerDeployment deployment;

  /** How many workers a Deployment had that was deleted; 0 once there is another. */
  private int lost;

  /** Begins to watch; waits some seconds for the first sight, and goes on without it. */
  public KubernetesFleet(Cluster cluster) {
    this.cluster = cluster;
    namespace = cluster.namespace();
    name = cluster.install().workers();
    autoscalers = new Autoscalers(cluster);
    target = cluster.client().apps().deployments().inNamespace(namespace).withName(name);
    deployments = new Watched<>(target.runnableInformer(0), "watch Deployment " + name, namespace);
    pods =
        new Watched<>(
            cluster
                .client()
                .pods()
                .inNamespace(namespace)
                .withLabels(cluster.install().workerLabels())
                .runnableInformer(0),
            "watch the workers' pods",
            namespace);
    CompletableFuture.allOf(
            deployments.start(this::deploymentSeen, this::deploymentDeleted),
            pods.start(this::podSeen, this::podDeleted))
        .completeOnTimeout(null, SYNC_SECONDS, TimeUnit.SECONDS)
        .join();
    trouble().ifPresent(LOG::warn);
  }

  private void deploymentSeen(Deployment now) {
    int before;
    synchronized (this) {
      deployment = WorkerDeployment.of(now);
      before = deployment.replicas() == 1 ? lost : 0;
      lost = 0;
    }
    changed();
    if (before > 1) {
      Thread.ofVirtual().name("restore").start(() -> restore(before));
    }
  }

  /**
   * A Deployment that is applied anew has one worker, since the manifests name no number; nobody
   * has wished for that.
   */
  private void restore(int workers) {
    LOG.info("Deployment {} was deleted and created again: asking for {} workers", name, workers);
    try {
      scale(workers);
    } catch (FleetException e) {
      LOG.warn("{}", e.getMessage());
    }
  }

  private void deploymentDeleted(Deployment last) {
    synchronized (this) {
      lost = WorkerDeployment.of(last).replicas();
      deployment = null;
    }
    changed();
  }

  private void podSeen(Pod pod) {
    synchronized (this) {
      String uid = pod.getMetadata().getUid();
      if (WorkerDeployment.owns(name, pod)) {
        roster.seen(uid, PodWorkers.of(pod));
      } else if (strangers.add(uid)) {
        LOG.warn(
            "Pod {} has the labels of a worker, but does not belong to Deployment {}, so it is"
                + " ignored.",
            pod.getMetadata().getName(),
            name);
      }
    }
    changed();
  }

  private void podDeleted(Pod last) {
    synchronized (this) {
      String uid = last.getMetadata().getUid();
      if (!strangers.remove(uid)) {
        roster.deleted(uid, PodWorkers.ofDeleted(last));
      }
    }
    changed();
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /**
   * Writes the wish to the scale of the Deployment, whatever stands there: of two who scale at
   * once, the last one is right. But where an autoscaler is, it is always the last one.
   */
  @Override
  public void scale(int workers) throws FleetException {
    if (workers != wanted()) {
      Optional<String> rival = autoscalers.against(workers);
      if (rival.isPresent()) {
        throw new FleetException(rival.get(), null);
      }
    }
    try {
      target.scale(WorkerDeployment.scale(namespace, name, workers));
    } catch (KubernetesClientException e) {
      throw new FleetException(
          ApiFault.say("scale to %d workers".formatted(workers), e, namespace), e);
    }
    synchronized (this) {
      WorkerDeployment before = deployment;
      deployment =
          new WorkerDeployment(workers, before == null ? Optional.empty() : before.shortage());
    }
    changed();
  }

  @Override
  public synchronized int wanted() {
    return deployment == null ? 0 : deployment.replicas();
  }

  @Override
  public double usualStartSeconds() {
    return USUAL_START_SECONDS;
  }

  @Override
  public boolean known() {
    return deployments.complete() && pods.complete();
  }

  @Override
  public synchronized List<Member> members() {
    return roster.members(deployment == null ? Optional.empty() : deployment.shortage());
  }

  @Override
  public Optional<String> trouble() {
    return deployments.trouble().or(pods::trouble).or(this::missing);
  }

  private synchronized Optional<String> missing() {
    return deployment != null || !deployments.complete()
        ? Optional.empty()
        : Optional.of(
            ("There is no Deployment %s in namespace %s, or no such namespace. Apply Broadside's"
                    + " manifests there, or name the right namespace.")
                .formatted(name, namespace));
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Watches no longer. The workers stay: they are the Deployment's. */
  @Override
  public void close() {
    deployments.stop();
    pods.stop();
    cluster.close();
  }
}
