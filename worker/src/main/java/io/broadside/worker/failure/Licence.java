package io.broadside.worker.failure;

import io.broadside.protocol.status.Failure;
import java.util.Arrays;
import java.util.Optional;

/** Parts of Gatling that no worker has, and what to do about it. */
public enum Licence {
  /** Limited to five users and five minutes outside of the commercial edition. */
  GRPC("grpc", "Gatling's gRPC is licensed for Gatling Enterprise"),
  /** The same. */
  MQTT("mqtt", "Gatling's MQTT is licensed for Gatling Enterprise"),
  /** May not be passed on. */
  CHARTS("charts", "Gatling's licence does not let other programs include its reports"),
  /** Of the same distribution. */
  HIGHCHARTS("highcharts", "Gatling's licence does not let other programs include its reports"),
  /** A program with windows. */
  RECORDER("recorder", "Gatling's Recorder writes simulations and is not part of one");

  private final String part;
  private final String reason;

  Licence(String part, String reason) {
    this.part = part;
    this.reason = reason;
  }

  /** The one that a class or a package belongs to, by its full name with dots. */
  public static Optional<Licence> ofClass(String name) {
    return Arrays.stream(values())
        .filter(l -> name.matches("io\\.gatling\\.(javaapi\\.)?" + l.part + "(\\..*)?"))
        .findFirst();
  }

  /** Why a simulation that uses it does not run, and what to do. */
  public Failure refusal() {
    return new Failure(
        Failure.Code.UNSUPPORTED,
        "The simulation uses io.gatling.%s, which the workers do not have: %s. Remove it from the simulation, or run the simulation with Gatling itself."
            .formatted(part, reason));
  }
}
