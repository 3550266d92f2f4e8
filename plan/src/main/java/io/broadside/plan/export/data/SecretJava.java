package io.broadside.plan.export.data;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.Proxy;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.export.text.Java;
import io.broadside.plan.export.text.Names;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the look-up of secrets in Java. Each secret of AWS is a field, which is read once, before
 * the start.
 */
public record SecretJava(Names names) {

  /** What a proxy's password is called: no plan calls a secret so. */
  public static final String PROXY = "proxy password";

  /** The fields that a plan needs. */
  public List<String> fields(TestPlan plan) {
    List<String> fields = new ArrayList<>();
    plan.secrets().forEach((name, source) -> field(name, source, fields));
    Proxy proxy = plan.http().proxy();
    field(PROXY, proxy == null ? null : proxy.password(), fields);
    return fields;
  }

  private void field(String name, @Nullable SecretSource source, List<String> fields) {
    if (source != null && isOfAws(source)) {
      fields.add("private final String %s = %s;".formatted(of(name), lookUp(source)));
    }
  }

  /** What a session is given. */
  public String value(String name, SecretSource source) {
    return isOfAws(source) ? of(name) : lookUp(source);
  }

  private static boolean isOfAws(SecretSource source) {
    return source instanceof SecretSource.AwsSecret || source instanceof SecretSource.Parameter;
  }

  /** What looks one up at once. */
  public static String lookUp(SecretSource source) {
    return switch (source) {
      case SecretSource.Environment s -> "System.getenv(" + Java.text(s.variable()) + ")";
      case SecretSource.SecretFile s -> "secret(" + Java.text(s.path()) + ")";
      case SecretSource.AwsSecret s ->
          "AwsSecrets.ofTheWorker().secret(%s, %s)"
              .formatted(Java.text(s.name()), s.key() == null ? "null" : Java.text(s.key()));
      case SecretSource.Parameter s ->
          "AwsSecrets.ofTheWorker().parameter(" + Java.text(s.name()) + ")";
    };
  }

  private String of(String name) {
    return names.of("secret", name);
  }
}
