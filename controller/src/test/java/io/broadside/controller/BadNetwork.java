package io.broadside.controller;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Random;

/** Loses, delays and repeats what a controller and a worker say to one another. */
final class BadNetwork extends HttpRelay {

  private static final double LOST = 0.1;
  private static final double REPEATED = 0.2;
  private static final double LATE = 0.2;
  private static final int MOST_MILLIS = 1_500;

  private final Random random;

  BadNetwork(URI endpoint, long seed) {
    super(endpoint);
    this.random = new Random(seed);
  }

  @Override
  HttpResponse<byte[]> deliver(HttpRequest request) throws IOException, InterruptedException {
    if (happens(LOST)) {
      throw new IOException("the request was lost");
    }
    late();
    if (happens(REPEATED)) {
      ask(request);
      late();
    }
    HttpResponse<byte[]> answer = ask(request);
    late();
    if (happens(LOST)) {
      throw new IOException("the answer was lost");
    }
    return answer;
  }

  private void late() throws InterruptedException {
    if (happens(LATE)) {
      Thread.sleep(random.nextInt(MOST_MILLIS));
    }
  }

  private boolean happens(double probability) {
    return random.nextDouble() < probability;
  }
}
