package io.broadside.outputs.webhook;

import io.broadside.outputs.news.Event;
import io.broadside.outputs.notice.Notice;
import io.broadside.results.record.RecordJson;

/** The JSON formats of a webhook. */
public enum JsonFormat {
  /** {@link Notice}. */
  BROADSIDE,
  /** A message in Slack's form, which other chats take, too. */
  SLACK;

  /** The body of the call. */
  byte[] body(Event event) {
    return RecordJson.line(
        switch (this) {
          case BROADSIDE -> Notice.of(event);
          case SLACK -> SlackMessage.of(event);
        });
  }
}
