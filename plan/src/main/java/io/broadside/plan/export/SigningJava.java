package io.broadside.plan.export;

import io.broadside.plan.export.text.Java;
import io.broadside.plan.request.Signing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes how requests are signed, as calls of Gatling's DSL and of Broadside's. */
final class SigningJava {

  private static final String NOT_AS_USUAL = ".ignoreProtocolSignatureCalculators()";

  private SigningJava() {}

  /** Calls of a request. */
  static List<String> request(Signing signing) {
    return switch (signing) {
      case Signing.Usual s -> List.of();
      case Signing.None s -> List.of(NOT_AS_USUAL);
      case Signing.Aws s -> List.of(NOT_AS_USUAL, call(s));
    };
  }

  /** Calls of the protocol. */
  static List<String> protocol(Signing signing) {
    return signing instanceof Signing.Aws aws ? List.of(call(aws)) : List.of();
  }

  private static String call(Signing.Aws aws) {
    String made =
        aws.service() == null && aws.region() == null
            ? "AwsSignature.byHost()"
            : "AwsSignature.of(%s, %s)".formatted(text(aws.service()), text(aws.region()));
    return ".sign(" + made + (aws.payload() ? "" : ".withoutPayload()") + ")";
  }

  private static String text(@Nullable String text) {
    return text == null ? "null" : Java.text(text);
  }
}
