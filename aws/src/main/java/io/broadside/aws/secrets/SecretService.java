package io.broadside.aws.secrets;

/** A service of AWS that keeps secrets. */
enum SecretService {
  SECRETS_MANAGER(
      "aws-secret:",
      "secretsmanager",
      "secretsmanager.GetSecretValue",
      "secretsmanager:GetSecretValue",
      "SECRETS_MANAGER",
      "SecretsManager"),
  PARAMETER_STORE("ssm:", "ssm", "AmazonSSM.GetParameter", "ssm:GetParameter", "SSM", "Ssm");

  private final String prefix;
  private final String service;
  private final String target;
  private final String permission;
  private final String inVariables;
  private final String inProperties;

  SecretService(
      String prefix,
      String service,
      String target,
      String permission,
      String inVariables,
      String inProperties) {
    this.prefix = prefix;
    this.service = service;
    this.target = target;
    this.permission = permission;
    this.inVariables = inVariables;
    this.inProperties = inProperties;
  }

  /** What a reference to one of its secrets begins with. */
  String prefix() {
    return prefix;
  }

  /** Its name in signatures and in the names of its hosts. */
  String service() {
    return service;
  }

  /** What is called, as the header {@code X-Amz-Target} says it. */
  String target() {
    return target;
  }

  /** The permission that a role needs for it. */
  String permission() {
    return permission;
  }

  /** How the names of environment variables about it end. */
  String inVariables() {
    return inVariables;
  }

  /** How the names of system properties about it end. */
  String inProperties() {
    return inProperties;
  }
}
