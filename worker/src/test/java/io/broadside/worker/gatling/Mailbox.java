package io.broadside.worker.gatling;

import io.gatling.core.actor.ActorRef;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import scala.concurrent.Promise;
import scala.concurrent.duration.FiniteDuration;

/** Stands in for one of Gatling's actors, and keeps what it is sent. */
final class Mailbox<M> implements ActorRef<M> {

  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<M> messages = new LinkedBlockingQueue<>();

  @Override
  public void $bang(M message) {
    messages.add(message);
  }

  @Override
  public String name() {
    return "mailbox";
  }

  @Override
  public <T> Promise<T> replyPromise(FiniteDuration timeout) {
    throw new UnsupportedOperationException();
  }

  /** The next message; waits for it. */
  M next() throws InterruptedException {
    M message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was sent");
    }
    return message;
  }
}
