package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.broadside.worker.gatling.injection.FirstRequests;
import io.broadside.worker.metrics.Measurements;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.collection.immutable.List;

class MeasuringStatsTest {

  private static final List<String> NO_GROUPS = scala.collection.immutable.List$.MODULE$.empty();

  @Test
  void throwsNothingAtGatlingWhateverBreaksInMeasuring() {
    MeasuringStats stats = new MeasuringStats(broken(), new FirstRequests());
    stats.start();
    assertThatCode(
            () -> {
              stats.logUserStart("load");
              stats.logResponse(
                  "load", NO_GROUPS, "get", 1, 2, OK$.MODULE$, Option.empty(), Option.empty());
              stats.logRequestCrash("load", NO_GROUPS, "get", "no such attribute");
              stats.logUserEnd("load");
            })
        .doesNotThrowAnyException();
  }

  @Test
  void saysWhatHappened() {
    RecordingMeasurements measurements = new RecordingMeasurements();
    MeasuringStats stats = new MeasuringStats(measurements, new FirstRequests());
    stats.start();
    stats.logUserStart("load");
    stats.logResponse(
        "load", NO_GROUPS, "get", 1, 2, KO$.MODULE$, Option.empty(), Option.apply("timed out"));
    stats.logUserEnd("load");
    assertThat(measurements.told)
        .containsExactly("started load", "response load [] get false timed out", "ended load");
  }

  @Test
  void takesNothingOnceItIsMuted() {
    RecordingMeasurements measurements = new RecordingMeasurements();
    MeasuringStats stats = new MeasuringStats(measurements, new FirstRequests());
    stats.start();
    stats.stop(new Mailbox<>(), Option.empty());
    stats.mute();
    stats.logResponse("load", NO_GROUPS, "get", 1, 2, OK$.MODULE$, Option.empty(), Option.empty());
    stats.logRequestCrash("load", NO_GROUPS, "get", "no such attribute");
    stats.logUserEnd("load");
    assertThat(measurements.told).isEmpty();
  }

  private static Measurements broken() {
    return (Measurements)
        Proxy.newProxyInstance(
            Measurements.class.getClassLoader(),
            new Class<?>[] {Measurements.class},
            (proxy, method, arguments) -> {
              throw new NoSuchMethodError("out of order");
            });
  }
}
