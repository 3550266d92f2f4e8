package io.broadside.outputs.news;

import java.io.IOException;

/**
 * Sends samples or events of a run to one receiver. It is called on a thread of its own, so it may
 * block. After a failure it is called with the same message again.
 *
 * @param <T> what it takes: {@link Sample} or {@link Event}
 */
public interface Output<T> extends AutoCloseable {

  /** What people call it, such as {@code influxdb http://host:8086}; no secret is in it. */
  String name();

  /**
   * Sends it.
   *
   * @throws RefusedException if the receiver will not take it, however often it is sent
   * @throws IOException if it cannot be sent now; the message says why, without a secret
   */
  void send(T what) throws IOException, InterruptedException;

  /**
   * Gets ready what it can before there is anything to send, since little time is left at the end
   * of a run. Whatever is in the way is said when something is sent.
   */
  default void prepare() throws IOException, InterruptedException {}

  /** Gives up what it holds; it sends nothing any more. */
  @Override
  default void close() {}
}
