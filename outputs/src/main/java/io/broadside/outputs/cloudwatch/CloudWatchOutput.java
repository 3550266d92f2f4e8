package io.broadside.outputs.cloudwatch;

import io.broadside.outputs.aws.Access;
import io.broadside.outputs.aws.AwsProblem;
import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.RefusedException;
import io.broadside.outputs.news.Sample;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * Writes a run into a log stream of its own, which it makes, in a log group, which has to exist.
 * Not thread-safe.
 */
public final class CloudWatchOutput implements Output<Sample> {

  private final String name;
  private final LogGroup group;
  private final Access access;
  private @Nullable CloudWatchLogsClient client;
  private String stream = "";
  private @Nullable Sample started;
  private int batchesSent;

  /** One that writes into that group. */
  public CloudWatchOutput(String name, LogGroup group, Access access) {
    this.name = name;
    this.group = group;
    this.access = access;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare() throws IOException {
    client();
    access.credentials().resolveCredentials();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the same again is the very same
  public void send(Sample sample) throws IOException {
    CloudWatchLogsClient logs = client();
    String run = sample.run().id();
    if (!stream.equals(run)) {
      make(logs, run);
      stream = run;
      started = null;
    }
    if (sample != started) {
      started = sample;
      batchesSent = 0;
    }
    List<List<String>> batches = Batches.of(LogEvents.of(sample));
    while (batchesSent < batches.size()) {
      put(logs, LogEvents.millis(sample), batches.get(batchesSent));
      batchesSent++;
    }
  }

  private CloudWatchLogsClient client() throws IOException {
    CloudWatchLogsClient open = client;
    if (open == null) {
      open = access.open(CloudWatchLogsClient.builder(), group.region());
      client = open;
    }
    return open;
  }

  private void make(CloudWatchLogsClient logs, String run) throws IOException {
    try {
      logs.createLogStream(r -> r.logGroupName(group.name()).logStreamName(run));
    } catch (ResourceAlreadyExistsException e) {
      // of the controller before, or of a try whose answer did not come
    } catch (ResourceNotFoundException e) {
      String region = logs.serviceClientConfiguration().region().id();
      throw new RefusedException(
          "there is no log group %s in %s: create it with aws logs create-log-group --region %s --log-group-name %s"
              .formatted(group.name(), region, region, group.name()));
    } catch (SdkException e) {
      throw AwsProblem.of(e, "logs:CreateLogStream on log group " + group.name());
    }
  }

  private void put(CloudWatchLogsClient logs, long millis, List<String> events) throws IOException {
    try {
      PutLogEventsResponse answer =
          logs.putLogEvents(
              r ->
                  r.logGroupName(group.name())
                      .logStreamName(stream)
                      .logEvents(
                          events.stream()
                              .map(
                                  e -> InputLogEvent.builder().timestamp(millis).message(e).build())
                              .toList()));
      if (answer.rejectedLogEventsInfo() != null) {
        throw new RefusedException(
            "it does not accept events of that time: correct the clock of the controller's"
                + " machine");
      }
    } catch (ResourceNotFoundException e) {
      stream = "";
      throw new IOException("the log stream was deleted", e);
    } catch (SdkException e) {
      throw AwsProblem.of(e, "logs:PutLogEvents on log group " + group.name());
    }
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
