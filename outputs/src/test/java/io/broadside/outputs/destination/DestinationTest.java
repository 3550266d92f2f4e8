package io.broadside.outputs.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

  @ParameterizedTest
  @CsvSource({
    "otlp=http://collector:4318, OTLP, otlp collector:4318",
    "otlp=https://otlp.example/v1/metrics, OTLP, otlp otlp.example",
    "influxdb=http://db:8086/k6, INFLUXDB, influxdb db:8086",
    "INFLUXDB2=https://db.example/org/bucket, INFLUXDB2, influxdb2 db.example",
    "statsd=host:8125, STATSD, statsd host:8125",
    "dogstatsd=[::1]:8125, DOGSTATSD, dogstatsd [::1]:8125",
    "webhook=https://ci.example/secret?key=hush, WEBHOOK, webhook ci.example",
    "slack=https://hooks.slack.com/services/T0/B0/hush, SLACK, slack hooks.slack.com",
    "cloudwatch=/broadside/runs, CLOUDWATCH, cloudwatch /broadside/runs",
    "cloudwatch=eu-central-1:load.tests#1, CLOUDWATCH, cloudwatch eu-central-1:load.tests#1",
    "sns=arn:aws:sns:eu-central-1:111122223333:load-tests, SNS, sns load-tests",
    "sns=arn:aws-us-gov:sns:us-gov-west-1:111122223333:load-tests, SNS, sns load-tests",
  })
  void aDestinationIsReadAndCalledWithoutItsPath(String text, ReceiverKind kind, String name) {
    Destination destination = Destination.parse(text);

    assertThat(destination.kind()).isEqualTo(kind);
    assertThat(destination).hasToString(name);
  }

  @Test
  void theAddressIsAllBehindTheKind() {
    assertThat(Destination.parse("influxdb=http://db:8086/load%20test").address())
        .isEqualTo(URI.create("http://db:8086/load%20test"));
    assertThat(Destination.parse("statsd=host:8125").address())
        .isEqualTo(URI.create("udp://host:8125"));
    assertThat(Destination.parse("sns=arn:aws:sns:eu-west-1:111122223333:load").address())
        .hasToString("arn:aws:sns:eu-west-1:111122223333:load");
    assertThat(Destination.parse("cloudwatch=eu-west-1:/a#b").address().getSchemeSpecificPart())
        .isEqualTo("eu-west-1:/a#b");
  }

  @ParameterizedTest
  @EnumSource(ReceiverKind.class)
  void itsOwnFormIsUnderstood(ReceiverKind kind) {
    String form =
        kind.form()
            .replace("HOST", "host")
            .replace("…", "T0")
            .replace("[REGION:]", "")
            .replace("REGION:ACCOUNT", "eu-west-1:111122223333");

    assertThat(Destination.parse(form).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "http://host:8086/k6, An output has one of these forms: otlp=",
    "graphite=host:2003, An output has one of these forms: otlp=",
    "influxdb=host:8086/k6, Output influxdb has an address that is neither http:// nor https://",
    "influxdb=http://host:8086, Output influxdb names no database",
    "influxdb2=http://host:8086/org, Output influxdb2 needs an organisation and a bucket",
    "influxdb=http://host/k6?u=me, Output influxdb has a query",
    "otlp=http://, Output otlp has an address that cannot be read",
    "otlp=http:///v1, Output otlp has no valid host",
    "statsd=host, Output statsd needs host and port",
    "statsd=host:99999, Output statsd has no valid host",
    "statsd=host:8125/path, Output statsd needs host and port",
    "cloudwatch=, Output cloudwatch does not name a log group",
    "cloudwatch=my group, Output cloudwatch does not name a log group",
    "cloudwatch=europe:/broadside, Output cloudwatch does not name a log group",
    "cloudwatch=http://host:5000/broadside, Output cloudwatch does not name a log group",
    "sns=load-tests, Output sns does not name a topic by its full ARN",
    "sns=arn:aws:sqs:eu-west-1:111122223333:load, Output sns does not name a topic by its full ARN",
    "sns=arn:aws:sns:eu-west-1:111122223333:load.fifo, Output sns does not name a topic by its full"
        + " ARN",
  })
  void whatMakesNoSenseIsRefusedWithWhatDoes(String text, String message) {
    assertThatThrownBy(() -> Destination.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "influxdb=http://me:hush@db:8086/k6",
        "slack=hooks.slack.com/services/hush",
        "webhook=https://ci.example/hush hush",
        "webhook=ftp://ci.example/hush"
      })
  void noRefusalRepeatsASecret(String text) {
    assertThatThrownBy(() -> Destination.parse(text)).message().doesNotContain("hush");
  }

  @Test
  void headersAreReadAndNeverPrinted() {
    Map<String, String> headers = Credentials.headers(" api-key=hush=1, tenant = shop ,");

    assertThat(headers).isEqualTo(Map.of("api-key", "hush=1", "tenant", "shop"));
    assertThat(new Credentials("me", "hush", "hush", headers).toString()).doesNotContain("hush");
    assertThatThrownBy(() -> Credentials.headers("hush")).message().doesNotContain("hush");
  }
}
