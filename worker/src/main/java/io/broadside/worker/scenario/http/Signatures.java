package io.broadside.worker.scenario.http;

import io.broadside.aws.AwsSignature;
import io.broadside.plan.request.Signing;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/** A plan's signing of requests, as Gatling's. */
final class Signatures {

  private Signatures() {}

  static HttpRequestActionBuilder on(HttpRequestActionBuilder request, Signing signing) {
    return switch (signing) {
      case Signing.Usual s -> request;
      case Signing.None s -> request.ignoreProtocolSignatureCalculators();
      case Signing.Aws s -> request.ignoreProtocolSignatureCalculators().sign(of(s));
    };
  }

  static HttpProtocolBuilder on(HttpProtocolBuilder protocol, Signing signing) {
    return signing instanceof Signing.Aws aws ? protocol.sign(of(aws)) : protocol;
  }

  private static AwsSignature of(Signing.Aws aws) {
    AwsSignature made = AwsSignature.of(aws.service(), aws.region());
    return aws.payload() ? made : made.withoutPayload();
  }
}
