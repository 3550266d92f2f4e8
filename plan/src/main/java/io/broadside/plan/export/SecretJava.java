package io.broadside.plan.export;

import io.broadside.plan.TestPlan;
import io.broadside.plan.connection.Proxy;
import io.broadside.plan.connection.SecretSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where secrets are looked up, in Java: those of AWS once, before the start, and each is a field.
 */
record SecretJava(Names names) {

  /** What a proxy's password is called: no plan calls a secret so. */
  static final String PROXY = "proxy password";

  /** The fields that a plan needs. */
  List<String> fields(TestPlan plan) {
    List<String> fields = new ArrayList<>();
    plan.secrets().forEach((name, source) -> field(name, source, fields));
    Proxy proxy = plan.http().proxy();
    field(PROXY, proxy == null ? null : proxy.password(), fields);
    return fields;
  }

  private void field(String name, @Nullable SecretSource source, List<String> fields) {
    String call =
        switch (source) {
          case null -> null;
          case SecretSource.Environment s -> null;
          case SecretSource.SecretFile s -> null;
          case SecretSource.AwsSecret s ->
              "secret(%s, %s)"
                  .formatted(Java.text(s.name()), s.key() == null ? "null" : Java.text(s.key()));
          case SecretSource.Parameter s -> "parameter(" + Java.text(s.name()) + ")";
        };
    if (call != null) {
      fields.add(
          "private final String %s = AwsSecrets.ofTheWorker().%s;".formatted(of(name), call));
    }
  }

  /** What a session is given. */
  String value(String name, SecretSource source) {
    return switch (source) {
      case SecretSource.Environment s -> "System.getenv(" + Java.text(s.variable()) + ")";
      case SecretSource.SecretFile s -> "secret(" + Java.text(s.path()) + ")";
      case SecretSource.AwsSecret s -> of(name);
      case SecretSource.Parameter s -> of(name);
    };
  }

  private String of(String name) {
    return names.of("secret", name);
  }
}
