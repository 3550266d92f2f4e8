package io.broadside.worker.gatling;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An event loop that notes when it is to start something, in milliseconds from now, and does not.
 */
final class RecordingLoop extends DefaultEventLoop {

  final List<Long> starts = new ArrayList<>();

  @Override
  public EventLoop next() {
    return this;
  }

  @Override
  public void execute(Runnable task) {
    starts.add(0L);
  }

  @Override
  @SuppressWarnings("NullAway") // Gatling looks at no future
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    starts.add(unit.toMillis(delay));
    return null;
  }
}
