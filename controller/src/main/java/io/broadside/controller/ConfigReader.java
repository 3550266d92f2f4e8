package io.broadside.controller;

import io.broadside.controller.fleet.kubernetes.Install;
import io.broadside.outputs.destination.Credentials;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.OutputSettings;
import io.broadside.outputs.destination.ReceiverKind;
import io.broadside.results.store.Retention;
import io.broadside.results.store.s3.bucket.S3Location;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads values by their keys and collects what is wrong with them, to be said at once. */
final class ConfigReader {

  private static final int SECRET_BYTES = 24;
  private static final String OTLP_HEADERS = "BROADSIDE_OTLP_HEADERS";

  private final Map<String, String> settings;
  private final List<String> problems = new ArrayList<>();

  ConfigReader(Map<String, String> settings) {
    this.settings = settings;
  }

  /** The value, stripped; what is blank counts as not given. */
  String text(String key, String otherwise) {
    String value = settings.getOrDefault(key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }

  String required(String key) {
    String value = text(key, "");
    if (value.isEmpty()) {
      problems.add(
          ("%s is not set, but BROADSIDE_FLEET=kubernetes needs it. The manifests in k8s/base set"
                  + " it.")
              .formatted(key));
    }
    return value;
  }

  /** One that nobody else knows, where none is given. */
  String secret(String key) {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return text(key, HexFormat.of().formatHex(random));
  }

  /** The first of both where none is given. */
  String oneOf(String key, String first, String second) {
    String value = text(key, first);
    if (!value.equals(first) && !value.equals(second)) {
      problems.add("%s must be %s or %s, not %s.".formatted(key, first, second, value));
      return first;
    }
    return value;
  }

  int number(String key, int otherwise, int most) {
    String value = text(key, String.valueOf(otherwise));
    if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) > most) {
      problems.add("%s must be a number from 0 to %d, not %s.".formatted(key, most, value));
      return otherwise;
    }
    return Integer.parseInt(value);
  }

  /** Not negative, with decimals. */
  double amount(String key, double otherwise) {
    String value = text(key, String.valueOf(otherwise));
    if (!value.matches("[0-9]{1,6}(\\.[0-9]{1,9})?")) {
      problems.add("%s must be a number such as 0.05, not %s.".formatted(key, value));
      return otherwise;
    }
    return Double.parseDouble(value);
  }

  /** Names with commas between. */
  Set<String> names(String key) {
    return Arrays.stream(text(key, "").toLowerCase(Locale.ROOT).split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  Path folder(String key, Path otherwise) {
    String value = text(key, otherwise.toString());
    try {
      return Path.of(value).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      problems.add("%s is not a folder: %s.".formatted(key, e.getMessage()));
      return otherwise;
    }
  }

  /** How many runs are kept, and for how many days; 0 means all, and for ever. */
  Retention retention(String runs, String days) {
    int most = number(runs, 0, 1_000_000);
    int age = number(days, 0, 36_500);
    return new Retention(most == 0 ? null : (Integer) most, age == 0 ? null : Duration.ofDays(age));
  }

  @Nullable S3Location bucket(String key) {
    String value = text(key, "");
    return value.isEmpty() ? null : parsed(key, () -> S3Location.parse(value)).orElse(null);
  }

  /** Which of several in a namespace. */
  Install install(String key) {
    return parsed(key, () -> new Install(text(key, Install.FIRST.name()))).orElse(Install.FIRST);
  }

  /** Where outputs go. Addresses that are secrets have keys of their own, too. */
  OutputSettings outputs() {
    List<Destination> destinations = new ArrayList<>();
    for (String output : text("BROADSIDE_OUTPUTS", "").split("[\\s,]+", -1)) {
      if (!output.isEmpty()) {
        parsed("BROADSIDE_OUTPUTS", () -> Destination.parse(output)).ifPresent(destinations::add);
      }
    }
    secret("BROADSIDE_WEBHOOK", ReceiverKind.WEBHOOK).ifPresent(destinations::add);
    secret("BROADSIDE_SLACK_WEBHOOK", ReceiverKind.SLACK).ifPresent(destinations::add);
    return new OutputSettings(
        destinations,
        new Credentials(
            text("BROADSIDE_INFLUXDB_USER", ""),
            text("BROADSIDE_INFLUXDB_PASSWORD", ""),
            text("BROADSIDE_INFLUXDB_TOKEN", ""),
            parsed(OTLP_HEADERS, () -> Credentials.headers(text(OTLP_HEADERS, "")))
                .orElse(Map.of())));
  }

  private Optional<Destination> secret(String key, ReceiverKind kind) {
    String address = text(key, "");
    return address.isEmpty() ? Optional.empty() : parsed(key, () -> Destination.of(kind, address));
  }

  private <T> Optional<T> parsed(String key, Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      problems.add("%s: %s".formatted(key, e.getMessage()));
      return Optional.empty();
    }
  }

  Path file(Path built) {
    if (!Files.isRegularFile(built)) {
      problems.add(
          ("%s does not exist. Build it with `mvn package`, or start with ./broadside, which builds"
                  + " it.")
              .formatted(built));
    }
    return built;
  }

  void finish() throws ConfigException {
    if (!problems.isEmpty()) {
      throw new ConfigException(problems);
    }
  }
}
