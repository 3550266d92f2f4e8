package io.broadside.aws.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.aws.credentials.Role;
import io.broadside.aws.signing.Keys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Secrets of AWS, read with the worker's role; for one thread. All that one of these is asked for
 * takes 20 s at most, so that no start hangs.
 *
 * <pre>{@code
 * private final String token = AwsSecrets.ofTheWorker().secret("shop/api", "token");
 * }</pre>
 */
public final class AwsSecrets {

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> environment;
  private final Supplier<Keys> keys;
  private final Duration longest;
  private final Map<String, String> known = new HashMap<>();
  private @Nullable Long endNanos;

  AwsSecrets(Map<String, String> environment, Supplier<Keys> keys, Duration longest) {
    this.environment = environment;
    this.keys = keys;
    this.longest = longest;
  }

  /** The secrets that this process may read. */
  public static AwsSecrets ofTheWorker() {
    return in(System.getenv());
  }

  /**
   * The same, with regions and addresses of other variables.
   *
   * @param environment {@code AWS_REGION}, {@code AWS_DEFAULT_REGION}, {@code AWS_ENDPOINT_URL},
   *     {@code AWS_ENDPOINT_URL_SECRETS_MANAGER} and {@code AWS_ENDPOINT_URL_SSM} count
   */
  public static AwsSecrets in(Map<String, String> environment) {
    return new AwsSecrets(environment, () -> Role.ofTheWorker().keys(), LONGEST);
  }

  /**
   * A secret of the Secrets Manager.
   *
   * @param name or its ARN
   * @param key the field that is wanted, of a secret that is JSON; null for the whole text
   * @throws IllegalStateException if it cannot be had; says which one, why, and what to do
   */
  public String secret(String name, @Nullable String key) {
    String reference =
        SecretService.SECRETS_MANAGER.prefix() + name + (key == null ? "" : "#" + key);
    try {
      String text = value(SecretService.SECRETS_MANAGER, name);
      return unlessEmpty(key == null ? text : field(text, key));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(reference + " " + e.getMessage(), e);
    }
  }

  /**
   * A parameter of the Systems Manager's Parameter Store, decrypted.
   *
   * @param name or its ARN; a version or a label may follow behind a colon
   * @throws IllegalStateException if it cannot be had; says which one, why, and what to do
   */
  public String parameter(String name) {
    try {
      return unlessEmpty(value(SecretService.PARAMETER_STORE, name));
    } catch (IllegalStateException e) {
      throw new IllegalStateException(
          SecretService.PARAMETER_STORE.prefix() + name + " " + e.getMessage(), e);
    }
  }

  /** Asked for once, whatever fields of it are wanted. */
  private String value(SecretService keeper, String name) {
    String reference = keeper.prefix() + name;
    String value = known.get(reference);
    if (value == null) {
      long end = end();
      value = inTime(() -> asked(keeper, name, end), end);
      known.put(reference, value);
    }
    return value;
  }

  private long end() {
    Long end = endNanos;
    if (end == null) {
      end = System.nanoTime() + longest.toNanos();
      endNanos = end;
    }
    return end;
  }

  private String asked(SecretService keeper, String name, long end) throws InterruptedException {
    Location location = Location.of(keeper, name, environment);
    SignedCall call = new SignedCall(keeper, location, credentials(), end);
    JsonNode value =
        switch (keeper) {
          case SECRETS_MANAGER -> call.answer(Map.of("SecretId", name)).path("SecretString");
          case PARAMETER_STORE ->
              call.answer(Map.of("Name", name, "WithDecryption", true))
                  .path("Parameter")
                  .path("Value");
        };
    if (!value.isTextual()) {
      throw new IllegalStateException("is binary: a secret of a plan must be text");
    }
    return value.textValue();
  }

  private Keys credentials() {
    try {
      return keys.get();
    } catch (IllegalStateException e) {
      throw new IllegalStateException("is not available: " + e.getMessage(), e);
    }
  }

  /** On a thread of its own: what looks for credentials and regions has times of its own. */
  private String inTime(Callable<String> asked, long end) {
    FutureTask<String> task = new FutureTask<>(asked);
    Thread.ofPlatform().daemon().name("aws-secrets").start(task);
    try {
      return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      throw new IllegalStateException(
          "is not available: AWS did not answer within %d s; make sure that workers can reach it through a NAT gateway or a VPC endpoint"
              .formatted(longest.toSeconds()),
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IllegalStateException known) {
        throw known;
      }
      throw new IllegalStateException("is not available: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("was not waited for", e);
    }
  }

  private static String field(String text, String key) {
    JsonNode fields;
    try {
      fields = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      fields = JSON.nullNode(); // the message would say the secret
    }
    if (!fields.isObject()) {
      throw new IllegalStateException(
          "is not a JSON object: leave out '#' and everything after it");
    }
    JsonNode value = fields.path(key);
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalStateException(
          "has no field '%s': write a field that exists, or leave out '#' to use the whole text"
              .formatted(key));
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String unlessEmpty(String value) {
    if (value.isEmpty()) {
      throw new IllegalStateException("is empty");
    }
    return value;
  }
}
