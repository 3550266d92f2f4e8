package io.broadside.worker.metrics.host;

import io.broadside.protocol.wire.MetricNames;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * The kernel's metrics of a container: CPU throttling (cgroup v2) and sockets. A figure that this
 * kernel does not have is left out.
 */
public final class ContainerMetrics {

  private static final double MICROS = 1e6;

  private final PrometheusRegistry registry;

  private ContainerMetrics(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers what there is.
   *
   * @param root the root of the file system, {@code /} but in tests
   */
  public static void register(PrometheusRegistry registry, Path root) {
    ContainerMetrics metrics = new ContainerMetrics(registry);
    KernelFile cpu = new KernelFile(root.resolve("sys/fs/cgroup/cpu.stat"));
    metrics.counter(
        MetricNames.CGROUP_THROTTLED,
        "Time for which the container had to wait because of its CPU limit",
        () -> scaled(cpu.after("throttled_usec", "throttled_usec")));
    metrics.counter(
        MetricNames.CGROUP_PERIODS,
        "Periods in which the container wanted to run",
        () -> cpu.after("nr_periods", "nr_periods"));
    metrics.counter(
        MetricNames.CGROUP_THROTTLED_PERIODS,
        "Periods in which the container had to wait because of its CPU limit",
        () -> cpu.after("nr_throttled", "nr_throttled"));
    KernelFile sockets = new KernelFile(root.resolve("proc/net/sockstat"));
    metrics.gauge(
        MetricNames.SOCKETS_IN_USE, "TCP sockets in use", () -> sockets.after("TCP:", "inuse"));
    metrics.gauge(
        MetricNames.SOCKETS_TIME_WAIT,
        "TCP sockets in TIME_WAIT",
        () -> sockets.after("TCP:", "tw"));
    KernelFile ports = new KernelFile(root.resolve("proc/sys/net/ipv4/ip_local_port_range"));
    metrics.gauge(
        MetricNames.PORTS,
        "Ports for outgoing connections to one address",
        () ->
            ports.at(0).isPresent() && ports.at(1).isPresent()
                ? OptionalDouble.of(ports.at(1).getAsDouble() - ports.at(0).getAsDouble() + 1)
                : OptionalDouble.empty());
  }

  private static OptionalDouble scaled(OptionalDouble micros) {
    return micros.isPresent()
        ? OptionalDouble.of(micros.getAsDouble() / MICROS)
        : OptionalDouble.empty();
  }

  private void counter(String name, String help, Supplier<OptionalDouble> value) {
    if (value.get().isPresent()) {
      CounterWithCallback.builder()
          .name(name)
          .help(help)
          .callback(to -> value.get().ifPresent(to::call))
          .register(registry);
    }
  }

  private void gauge(String name, String help, Supplier<OptionalDouble> value) {
    if (value.get().isPresent()) {
      GaugeWithCallback.builder()
          .name(name)
          .help(help)
          .callback(to -> value.get().ifPresent(to::call))
          .register(registry);
    }
  }
}
