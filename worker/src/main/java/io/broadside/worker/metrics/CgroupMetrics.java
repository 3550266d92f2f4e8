package io.broadside.worker.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** For how long the container was denied the processor, where cgroup v2 says so; else nothing. */
final class CgroupMetrics implements MeterBinder {

  private static final double MICROS = 1e6;

  private final Path cpuStat = Path.of("/sys/fs/cgroup/cpu.stat");

  @Override
  public void bindTo(MeterRegistry registry) {
    if (Files.isReadable(cpuStat) && read("throttled_usec") >= 0) {
      FunctionCounter.builder(
              "broadside.cgroup.throttled.seconds", this, c -> c.read("throttled_usec") / MICROS)
          .description("time in which the container was throttled")
          .register(registry);
    }
  }

  /** The value of one line of the file; -1 where there is no such line. */
  private double read(String key) {
    try {
      return Files.readAllLines(cpuStat).stream()
          .filter(l -> l.startsWith(key + " "))
          .mapToDouble(l -> Double.parseDouble(l.substring(key.length() + 1)))
          .findFirst()
          .orElse(-1);
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }
}
