package io.broadside.worker.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatling.core.actor.ActorRef;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.controller.throttle.Throttler;
import io.gatling.core.controller.throttle.Throttling;
import io.gatling.core.controller.throttle.Throttlings;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.Option;
import scala.runtime.BoxedUnit;

/** What sharing a limit relies on of Gatling's throttler. */
@Timeout(60)
class ThrottlerSeamTest {

  private final AtomicLong asked = new AtomicLong(-1);
  private final BlockingQueue<List<Long>> sent = new LinkedBlockingQueue<>();

  @Test
  @SuppressWarnings("unchecked")
  void itAsksForTheLimitOfEverySecondAndHoldsBackWhatIsAboveIt() throws Exception {
    Throttling nothingThenTwo =
        new Throttling(
            tick -> {
              asked.set((Long) tick);
              return (Long) tick == 0 ? 0 : 2;
            });
    Throttlings all =
        new Throttlings(
            Option.apply(nothingThenTwo), scala.collection.immutable.Map$.MODULE$.empty());
    try (ActorSystem system = new ActorSystem()) {
      ActorRef<Throttler.Command> throttler = system.actorOf(Throttler.actor(all).get());
      throttler.$bang(io.gatling.core.controller.throttle.Throttler$Command$Start$.MODULE$);
      for (long request = 0; request < 5; request++) {
        long number = request;
        throttler.$bang(
            new io.gatling.core.controller.throttle.Throttler$Command$ThrottledRequest(
                "load",
                () -> {
                  sent.add(List.of(number, asked.get()));
                  return BoxedUnit.UNIT;
                }));
      }
      for (long request = 0; request < 5; request++) {
        List<Long> next = sent.poll(30, TimeUnit.SECONDS);
        assertThat(next).as("request %d was sent", request).isNotNull();
        assertThat(next.get(0)).as("in their order").isEqualTo(request);
        assertThat(next.get(1))
            .as("request %d waited for a second with room for it", request)
            .isGreaterThanOrEqualTo(1 + request / 2);
      }
    }
  }
}
