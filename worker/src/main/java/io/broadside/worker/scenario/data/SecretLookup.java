package io.broadside.worker.scenario.data;

import io.broadside.aws.secrets.AwsSecrets;
import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.ClientCertificate;
import io.broadside.plan.connection.Proxy;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.connection.Trust;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.RunUsers;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks up a plan's secrets where its load runs: in the environment, in files of at most 64 KiB,
 * less one line break at their end, and in AWS. Those that have no name in the plan go by their
 * place in it, such as {@code http.proxy.password}, which no expression can name.
 */
public final class SecretLookup {

  public static final String PROXY = "http.proxy.password";
  public static final String TRUST = "http.trust.password";
  public static final String CERTIFICATE = "http.certificate.password";

  private static final int MOST_BYTES = 64 * 1024;

  private static final String ADVICE =
      "Set variables and put files where the workers run; on a cluster, mount a Secret into the"
          + " workers.";

  private final Map<String, String> environment;
  private final AwsSecrets aws;
  private final Map<String, String> found = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private boolean advised;

  private SecretLookup(Map<String, String> environment) {
    this.environment = environment;
    this.aws = AwsSecrets.in(environment);
  }

  /**
   * All secrets of a plan, by their names.
   *
   * @param given those that need not be looked up, by their names in the plan
   * @param environment the process's variables
   * @throws FailureException if any is missing: names all of them, and never a value
   */
  public static Secrets resolve(TestPlan plan, Secrets given, Map<String, String> environment)
      throws FailureException {
    SecretLookup lookup = new SecretLookup(environment);
    plan.secrets()
        .forEach(
            (name, source) -> {
              String known = given.values().get(name);
              if (known == null) {
                lookup.look(name, source);
              } else {
                lookup.found.put(name, known);
              }
            });
    Proxy proxy = plan.http().proxy();
    lookup.look(PROXY, proxy == null ? null : proxy.password());
    lookup.look(TRUST, plan.http().trust() instanceof Trust.Store s ? s.password() : null);
    lookup.look(
        CERTIFICATE, plan.http().certificate().map(ClientCertificate::password).orElse(null));
    plan.data().values().forEach(d -> lookup.look(d, given));
    if (!lookup.missing.isEmpty()) {
      if (lookup.advised) {
        lookup.missing.add(ADVICE);
      }
      throw new FailureException(
          new Failure(Failure.Code.SECRET_MISSING, String.join("\n", lookup.missing)));
    }
    return new Secrets(lookup.found);
  }

  /**
   * The value of one secret.
   *
   * @throws IllegalArgumentException if it was not looked up
   */
  public static String value(Secrets secrets, String name) {
    String value = secrets.values().get(name);
    if (value == null) {
      throw new IllegalArgumentException("secret '%s' has not been looked up".formatted(name));
    }
    return value;
  }

  /** Those that a run makes for its own users are given. */
  private void look(DataSet data, Secrets given) {
    if (data.source() instanceof Cognito users) {
      String name = RunUsers.passwords(data.name());
      String known = given.values().get(name);
      if (known == null) {
        look(name, users.passwords());
      } else {
        found.put(name, known);
      }
      look(
          AccountFeeders.client(data.name()),
          users.client() == null ? null : users.client().secret());
    }
  }

  private void look(String name, @Nullable SecretSource source) {
    if (source == null) {
      return;
    }
    try {
      found.put(
          name,
          switch (source) {
            case SecretSource.Environment s -> variable(s.variable());
            case SecretSource.SecretFile s -> content(s.path());
            case SecretSource.AwsSecret s -> aws.secret(s.name(), s.key());
            case SecretSource.Parameter s -> aws.parameter(s.name());
          });
    } catch (IllegalArgumentException e) {
      missing.add("Secret '%s' is missing: %s %s.".formatted(name, source, e.getMessage()));
      advised = true;
    } catch (IllegalStateException e) {
      missing.add("Secret '%s' is missing: %s.".formatted(name, e.getMessage()));
    }
  }

  private String variable(String name) {
    String value = environment.get(name);
    if (value == null) {
      throw new IllegalArgumentException("is not set");
    }
    return unlessEmpty(value);
  }

  private static String content(String name) {
    Path file = path(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("is not a file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IllegalArgumentException("has more than 64 KiB");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return unlessEmpty(text.replaceFirst("\\R\\z", ""));
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("is not text in UTF-8", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot be read", e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path", e);
    }
  }

  private static String unlessEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("is empty");
    }
    return value;
  }
}
