package io.broadside.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.MetricNames;
import io.broadside.worker.metrics.host.ContainerMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerMetricsIT {

  @TempDir Path root;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final RegistryFigures figures = new RegistryFigures(registry);

  @Test
  void tellsHowTheContainerWasThrottled() throws IOException {
    write(
        "sys/fs/cgroup/cpu.stat",
        "usage_usec 9000000\nnr_periods 120\nnr_throttled 30\nthrottled_usec 1500000\n");
    ContainerMetrics.register(registry, root);
    assertThat(figures.counter(MetricNames.CGROUP_THROTTLED)).isEqualTo(1.5);
    assertThat(figures.counter(MetricNames.CGROUP_PERIODS)).isEqualTo(120);
    assertThat(figures.counter(MetricNames.CGROUP_THROTTLED_PERIODS)).isEqualTo(30);
  }

  @Test
  void tellsTheSocketsAndThePortsForThem() throws IOException {
    write("proc/net/sockstat", "sockets: used 200\nTCP: inuse 27 orphan 0 tw 33 alloc 40 mem 3\n");
    write("proc/sys/net/ipv4/ip_local_port_range", "32768\t60999\n");
    ContainerMetrics.register(registry, root);
    assertThat(figures.gauge(MetricNames.SOCKETS_IN_USE)).isEqualTo(27);
    assertThat(figures.gauge(MetricNames.SOCKETS_TIME_WAIT)).isEqualTo(33);
    assertThat(figures.gauge(MetricNames.PORTS)).isEqualTo(28_232);
  }

  @Test
  void leavesOutWhatTheKernelDoesNotTell() throws IOException {
    write("sys/fs/cgroup/cpu.stat", "usage_usec 9000000\n");
    write("proc/net/sockstat", "nonsense\n");
    ContainerMetrics.register(registry, root);
    assertThat(registry.scrape()).isEmpty();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
