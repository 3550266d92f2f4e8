package io.broadside.outputs.sns;

import io.broadside.outputs.aws.Access;
import io.broadside.outputs.aws.AwsProblem;
import io.broadside.outputs.news.Event;
import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/** Publishes events to a topic. Not thread-safe. */
public final class SnsOutput implements Output<Event> {

  private static final int REGION = 3;

  private final String name;
  private final String topic;
  private final Access access;
  private @Nullable SnsClient client;

  /**
   * One that publishes to that topic.
   *
   * @param topic its ARN, which says where it is
   */
  public SnsOutput(String name, String topic, Access access) {
    this.name = name;
    this.topic = topic;
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
  public void send(Event event) throws IOException {
    SnsClient sns = client();
    SnsMessage what = SnsMessage.of(event);
    try {
      sns.publish(
          r ->
              r.topicArn(topic)
                  .subject(what.subject())
                  .messageStructure("json")
                  .message(what.message())
                  .messageAttributes(
                      what.attributes().entrySet().stream()
                          .collect(Collectors.toMap(Map.Entry::getKey, a -> text(a.getValue())))));
    } catch (NotFoundException e) {
      throw new RefusedException(
          "there is no topic %s: create it, or correct its ARN".formatted(topic));
    } catch (SdkException e) {
      throw AwsProblem.of(e, "sns:Publish on " + topic);
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  private SnsClient client() throws IOException {
    SnsClient open = client;
    if (open == null) {
      open = access.open(SnsClient.builder(), topic.split(":", -1)[REGION]);
      client = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (client != null) {
      client.close();
    }
  }
}
