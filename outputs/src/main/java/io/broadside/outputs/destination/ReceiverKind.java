package io.broadside.outputs.destination;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of receivers, by the protocol that they understand. */
public enum ReceiverKind {
  /** OpenTelemetry's protocol over HTTP, with protobuf. */
  OTLP("otlp=http://HOST:4318"),
  /** InfluxDB 1. */
  INFLUXDB("influxdb=http://HOST:8086/DATABASE"),
  /** InfluxDB 2, and the same API of InfluxDB 1.8 and 3. */
  INFLUXDB2("influxdb2=http://HOST:8086/ORGANISATION/BUCKET"),
  /** StatsD over UDP; what there is to tell apart is in the names. */
  STATSD("statsd=HOST:8125"),
  /** StatsD over UDP with Datadog's tags. */
  DOGSTATSD("dogstatsd=HOST:8125"),
  /** Broadside's own JSON, for events. */
  WEBHOOK("webhook=https://HOST/PATH"),
  /** Slack's messages, for events; other chats take them, too. */
  SLACK("slack=https://hooks.slack.com/services/…"),

  /** CloudWatch Logs, whose events CloudWatch makes metrics of. */
  CLOUDWATCH("cloudwatch=[REGION:]LOG-GROUP"),

  /** A topic of SNS, for events. */
  SNS("sns=arn:aws:sns:REGION:ACCOUNT:TOPIC");

  private final String form;

  ReceiverKind(String form) {
    this.form = form;
  }

  /** As users write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How a destination of it is written. */
  public String form() {
    return form;
  }

  /** Whether its whole address is a secret. */
  public boolean isSecret() {
    return this == WEBHOOK || this == SLACK;
  }

  boolean isAws() {
    return this == CLOUDWATCH || this == SNS;
  }

  boolean isUdp() {
    return this == STATSD || this == DOGSTATSD;
  }

  static Optional<ReceiverKind> of(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  static String forms() {
    return Arrays.stream(values()).map(ReceiverKind::form).collect(Collectors.joining(", "));
  }
}
