package io.broadside.controller.cli.load;

import io.broadside.aws.secrets.AwsSecrets;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.plan.connection.SecretSource.AwsSecret;
import io.broadside.plan.connection.SecretSource.Parameter;
import io.broadside.protocol.plan.Secrets;
import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An option that says where the value of a secret is, so that it is on no command line.
 *
 * @param name of the property, or the option
 * @param place {@code env:VARIABLE}, {@code file:PATH}, {@code aws-secret:NAME#key} or {@code
 *     ssm:NAME}
 */
public record SecretOption(String name, String place) {

  private static final int MOST_BYTES = 64 << 10;

  /** Reads every one, once: a pipe has nothing to say the second time. */
  static Secrets all(Map<String, String> places, Map<String, String> environment)
      throws CliException {
    Map<String, String> values = new HashMap<>();
    for (Map.Entry<String, String> secret : places.entrySet()) {
      SecretOption source = new SecretOption(secret.getKey(), secret.getValue());
      values.put(secret.getKey(), source.read(environment));
    }
    return new Secrets(values);
  }

  /**
   * Its value; of a file, all but the line break at its end.
   *
   * @throws CliException if it cannot be had
   */
  public String read(Map<String, String> environment) throws CliException {
    String value;
    if (place.startsWith("env:")) {
      value = environment.getOrDefault(place.substring("env:".length()), "");
    } else if (place.startsWith("file:")) {
      value = file(place.substring("file:".length()));
    } else if (place.startsWith("aws-secret:") || place.startsWith("ssm:")) {
      value = ofAws(environment);
    } else {
      throw wrong(
          "must say where to read the value: env:VARIABLE, file:PATH, aws-secret:NAME#key or"
              + " ssm:NAME. Never write the value itself on the command line");
    }
    if (value.isEmpty()) {
      throw wrong("is empty: there is nothing in " + place);
    }
    return value;
  }

  /** Looks the secret up with the caller's own AWS credentials. */
  private String ofAws(Map<String, String> environment) throws CliException {
    AwsSecrets aws = AwsSecrets.in(environment);
    try {
      return switch (io.broadside.plan.connection.SecretSource.parse(place)) {
        case AwsSecret s -> aws.secret(s.name(), s.key());
        case Parameter s -> aws.parameter(s.name());
        default -> throw new IllegalArgumentException(place);
      };
    } catch (IllegalArgumentException e) {
      throw wrong("does not name a secret or a parameter: " + place);
    } catch (IllegalStateException e) {
      throw wrong("is missing: " + e.getMessage());
    }
  }

  /** It may be a pipe, such as a shell makes of {@code <(command)}. */
  private String file(String path) throws CliException {
    try (InputStream in = Files.newInputStream(Path.of(path))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw wrong("is longer than 64 KiB: " + place);
      }
      return new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\R$", "");
    } catch (NoSuchFileException | InvalidPathException e) {
      throw wrong("cannot be read: there is no file " + path);
    } catch (IOException e) {
      throw wrong("cannot be read from %s (%s)".formatted(path, PrivateFolder.reason(e)));
    }
  }

  private CliException wrong(String why) {
    String option = name.startsWith("--") ? name : "--secret " + name;
    return new CliException(ExitCode.USAGE, "%s %s.".formatted(option, why));
  }
}
