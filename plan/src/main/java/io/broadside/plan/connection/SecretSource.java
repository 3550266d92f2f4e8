package io.broadside.plan.connection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The place where a worker finds a secret; the plan never has its value. */
public sealed interface SecretSource {

  /** An environment variable. */
  record Environment(String variable) implements SecretSource {

    @Override
    public String toString() {
      return "env:" + variable;
    }
  }

  /** A file's content, less the line break at its end. */
  record SecretFile(String path) implements SecretSource {

    @Override
    public String toString() {
      return "file:" + path;
    }
  }

  /**
   * A secret of AWS's Secrets Manager.
   *
   * @param name or its ARN
   * @param key the field that is wanted, of one that is JSON; null for the whole text
   */
  record AwsSecret(String name, @Nullable String key) implements SecretSource {

    private static final Pattern WRITTEN =
        Pattern.compile(
            "aws-secret:((?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:)?[A-Za-z0-9/_+=.@-]+)(?:#(\\S.*))?");

    @Override
    public String toString() {
      return "aws-secret:" + name + (key == null ? "" : "#" + key);
    }
  }

  /** A parameter of AWS's Parameter Store: its name or ARN. */
  record Parameter(String name) implements SecretSource {

    private static final Pattern WRITTEN =
        Pattern.compile(
            "ssm:((?:arn:aws[a-z-]*:ssm:[a-z0-9-]+:\\d{12}:parameter)?[A-Za-z0-9_./-]+(?::[A-Za-z0-9_.-]+)?)");

    @Override
    public String toString() {
      return "ssm:" + name;
    }
  }

  /**
   * Reads {@code env:NAME}, {@code file:PATH}, {@code aws-secret:NAME}, {@code aws-secret:NAME#key}
   * or {@code ssm:NAME}.
   *
   * @throws IllegalArgumentException if it is none of them; the message does not repeat it, since
   *     it may be the secret itself
   */
  static SecretSource parse(String text) {
    if (Pattern.matches("env:[A-Za-z_][A-Za-z0-9_]*", text)) {
      return new Environment(text.substring("env:".length()));
    }
    if (Pattern.matches("file:\\S.*", text)) {
      return new SecretFile(text.substring("file:".length()));
    }
    Matcher secret = AwsSecret.WRITTEN.matcher(text);
    if (secret.matches()) {
      return new AwsSecret(secret.group(1), secret.group(2));
    }
    Matcher parameter = Parameter.WRITTEN.matcher(text);
    if (parameter.matches()) {
      return new Parameter(parameter.group(1));
    }
    throw new IllegalArgumentException(
        "a plan must not contain a secret: write env:NAME, file:PATH, aws-secret:NAME#key or"
            + " ssm:NAME, and the workers look it up");
  }
}
