package io.broadside.controller.exchange;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** A body of at most so many bytes; of a longer one no more is taken. */
final class BoundedAnswer implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private final int most;
  private long taken;
  private @Nullable Subscription subscription;

  BoundedAnswer(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Subscription begun) {
    subscription = begun;
    bytes.onSubscribe(begun);
  }

  @Override
  public void onNext(List<ByteBuffer> some) {
    taken += some.stream().mapToLong(ByteBuffer::remaining).sum();
    if (taken <= most) {
      bytes.onNext(some);
    } else if (subscription != null) {
      subscription.cancel();
      subscription = null;
      onError(new IOException("its answer is longer than %,d bytes".formatted(most)));
    }
  }

  @Override
  public void onError(Throwable e) {
    bytes.onError(e);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }
}
