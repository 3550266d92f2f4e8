package io.broadside.outputs;

import io.broadside.outputs.aws.Access;
import io.broadside.outputs.cloudwatch.CloudWatchOutput;
import io.broadside.outputs.cloudwatch.LogGroup;
import io.broadside.outputs.destination.Credentials;
import io.broadside.outputs.destination.Destination;
import io.broadside.outputs.destination.ReceiverKind;
import io.broadside.outputs.http.Poster;
import io.broadside.outputs.influxdb.InfluxOutput;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.Sample;
import io.broadside.outputs.otlp.OtlpOutput;
import io.broadside.outputs.sns.SnsOutput;
import io.broadside.outputs.statsd.StatsdOutput;
import io.broadside.outputs.webhook.JsonFormat;
import io.broadside.outputs.webhook.Webhook;
import java.util.Optional;

/**
 * Makes the outputs to destinations.
 *
 * @param credentials the credentials for the receivers
 * @param poster sends the HTTP requests
 */
record Receivers(Credentials credentials, Poster poster) {

  /** The output to a destination that takes samples. */
  Optional<Output<Sample>> forSamples(Destination to) {
    return switch (to.kind()) {
      case OTLP ->
          Optional.of(new OtlpOutput(to.name(), to.address(), credentials.otlpHeaders(), poster));
      case INFLUXDB ->
          Optional.of(
              InfluxOutput.v1(
                  to.name(),
                  to.address(),
                  credentials.influxUser(),
                  credentials.influxPassword(),
                  poster));
      case INFLUXDB2 ->
          Optional.of(InfluxOutput.v2(to.name(), to.address(), credentials.influxToken(), poster));
      case STATSD, DOGSTATSD ->
          Optional.of(
              new StatsdOutput(
                  to.name(),
                  to.address().getHost(),
                  to.address().getPort(),
                  to.kind() == ReceiverKind.DOGSTATSD));
      case CLOUDWATCH ->
          Optional.of(
              new CloudWatchOutput(
                  to.name(), LogGroup.of(to.address().getSchemeSpecificPart()), Access.standard()));
      case WEBHOOK, SLACK, SNS -> Optional.empty();
    };
  }

  /** The output to a destination that takes events. */
  Optional<Output<Event>> forEvents(Destination to) {
    return switch (to.kind()) {
      case WEBHOOK ->
          Optional.of(new Webhook(to.name(), to.address(), JsonFormat.BROADSIDE, poster));
      case SLACK -> Optional.of(new Webhook(to.name(), to.address(), JsonFormat.SLACK, poster));
      case SNS -> Optional.of(new SnsOutput(to.name(), to.address().toString(), Access.standard()));
      case OTLP, INFLUXDB, INFLUXDB2, STATSD, DOGSTATSD, CLOUDWATCH -> Optional.empty();
    };
  }
}
