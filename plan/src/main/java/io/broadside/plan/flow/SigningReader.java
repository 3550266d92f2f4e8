package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Signing;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.Optional;

/** Reads how requests are signed. */
public final class SigningReader {

  private final PlanProblems problems;

  /** Problems are taken down. */
  public SigningReader(PlanProblems problems) {
    this.problems = problems;
  }

  /** The field {@code sign}, if it is there. */
  public Optional<Signing> read(FieldReader reader) {
    return reader.take("sign").flatMap(this::signing);
  }

  private Optional<Signing> signing(Yaml value) {
    if (!(value instanceof Yaml.Fields fields)) {
      return new Values(problems).parsed(value, "'sign'", SigningReader::word);
    }
    FieldReader reader = new FieldReader(fields, "'sign'", problems);
    String service = reader.parsed("service", SigningReader::service).orElse(null);
    String region = reader.parsed("region", SigningReader::region).orElse(null);
    boolean payload = reader.parsed("payload", SigningReader::payload).orElse(true);
    reader.done();
    return Optional.of(new Signing.Aws(service, region, payload));
  }

  private static Signing word(String word) {
    return switch (word) {
      case "aws" -> new Signing.Aws(null, null, true);
      case "none" -> new Signing.None();
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a way to sign: write aws, none, or {service: execute-api, region: eu-central-1}"
                  .formatted(word));
    };
  }

  private static String service(String text) {
    if (!text.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "'%s' is not an AWS service: write the name that AWS signatures use, such as execute-api"
              .formatted(text));
    }
    return text;
  }

  /** Such as {@code eu-central-1}. */
  static String region(String text) {
    if (!text.matches("[a-z]{2}(-[a-z]+)+-\\d")) {
      throw new IllegalArgumentException(
          "'%s' is not an AWS region: write one such as eu-central-1".formatted(text));
    }
    return text;
  }

  private static Boolean payload(String word) {
    return switch (word) {
      case "signed" -> true;
      case "unsigned" -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is not valid for 'payload': write signed or unsigned".formatted(word));
    };
  }
}
