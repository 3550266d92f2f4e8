package io.broadside.outputs.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {

  private static final DeliveryBounds PATIENT =
      new DeliveryBounds(3, Duration.ofMinutes(5), Duration.ofMillis(1), Duration.ofMillis(4));
  private static final DeliveryBounds HASTY =
      new DeliveryBounds(3, Duration.ofMillis(20), Duration.ofMillis(1), Duration.ofMillis(4));

  private final List<Integer> taken = new CopyOnWriteArrayList<>();

  /** What a test makes of one try. */
  private interface Try {
    void of(int what) throws IOException, InterruptedException;
  }

  private Delivery<Integer> delivery(DeliveryBounds bounds, Try each) {
    return new Delivery<>(
        new Output<>() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public void send(Integer what) throws IOException, InterruptedException {
            each.of(what);
            taken.add(what);
          }
        },
        bounds);
  }

  private static Balance settled(Delivery<?> delivery) throws InterruptedException {
    delivery.await(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
    return delivery.balance();
  }

  @Test
  void everythingIsSentInOrder() throws Exception {
    try (Delivery<Integer> delivery = delivery(PATIENT, what -> {})) {
      for (int i = 0; i < 100; i++) {
        delivery.offer(i);
        settled(delivery);
      }
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 100, 0, 0, null));
    }
    assertThat(taken).containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void whatFailsIsSentAgainUntilItIsTaken() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    Try third =
        what -> {
          if (tries.incrementAndGet() % 3 != 0) {
            throw new IOException("down");
          }
        };
    try (Delivery<Integer> delivery = delivery(PATIENT, third)) {
      delivery.offer(1);
      delivery.offer(2);
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 2, 0, 0, "down"));
    }
    assertThat(taken).containsExactly(1, 2);
  }

  @Test
  void whoeverOffersWaitsForNobodyAndTheOldestIsDropped() throws Exception {
    CountDownLatch sending = new CountDownLatch(1);
    CountDownLatch hangs = new CountDownLatch(1);
    Try hanging =
        what -> {
          sending.countDown();
          hangs.await();
        };
    try (Delivery<Integer> delivery = delivery(PATIENT, hanging)) {
      delivery.offer(0);
      sending.await();
      for (int i = 1; i <= 10; i++) {
        delivery.offer(i);
      }
      assertThat(delivery.balance()).isEqualTo(new Balance("test", 0, 7, 4, null));
      hangs.countDown();
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 4, 7, 0, null));
    }
    assertThat(taken).containsExactly(0, 8, 9, 10);
  }

  @Test
  void atTheEndNobodyWaitsForALongPause() throws Exception {
    DeliveryBounds slow =
        new DeliveryBounds(3, Duration.ofHours(1), Duration.ofMillis(1), Duration.ofMinutes(30));
    CountDownLatch failedOften = new CountDownLatch(14); // the next pause is of 16 s
    Try recovering =
        what -> {
          failedOften.countDown();
          if (failedOften.getCount() > 0) {
            throw new IOException("down");
          }
        };
    try (Delivery<Integer> delivery = delivery(slow, recovering)) {
      delivery.offer(1);
      assertThat(settled(delivery).sent()).isEqualTo(1);
    }
  }

  @Test
  void whatWaitsForTooLongIsDroppedAndCounted() throws Exception {
    Try down =
        what -> {
          throw new IOException("down");
        };
    try (Delivery<Integer> delivery = delivery(HASTY, down)) {
      delivery.offer(1);
      delivery.offer(2);
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 0, 2, 0, "down"));
    }
  }

  @Test
  void whatIsRefusedOrBreaksTheOutputIsDroppedAndTheRestGoesOn() throws Exception {
    Try picky =
        what -> {
          if (what == 1) {
            throw new RefusedException("not that");
          }
          if (what == 2) {
            throw new IllegalStateException("broken");
          }
        };
    try (Delivery<Integer> delivery = delivery(HASTY, picky)) {
      for (int i = 1; i <= 3; i++) {
        delivery.offer(i);
        settled(delivery);
      }
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 1, 2, 0, "broken"));
    }
    assertThat(taken).containsExactly(3);
  }

  @Test
  void anOutputIsReadiedBeforeTheFirstAndGivenUpAfterTheLast() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    CountDownLatch closed = new CountDownLatch(1);
    Output<Integer> output =
        new Output<>() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public void prepare() throws IOException {
            calls.add("prepare");
            throw new IOException("nothing is ready, which no more than delays what is sent");
          }

          @Override
          public void send(Integer what) {
            calls.add("send");
          }

          @Override
          public void close() {
            calls.add("close");
            closed.countDown();
          }
        };
    try (Delivery<Integer> delivery = new Delivery<>(output, PATIENT)) {
      delivery.offer(1);
      assertThat(settled(delivery)).isEqualTo(new Balance("test", 1, 0, 0, null));
    }
    assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(calls).containsExactly("prepare", "send", "close");
  }
}
