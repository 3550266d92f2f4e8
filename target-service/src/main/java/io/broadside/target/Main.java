package io.broadside.target;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the target: {@code --port N} (0 for any), {@code --record} to keep what it sees, {@code
 * --tied} to end with its input.
 */
public final class Main {

  private Main() {}

  /** Runs until it is ended. */
  public static void main(String[] args) throws InterruptedException, IOException {
    List<String> given = List.of(args);
    int port =
        given.contains("--port") ? Integer.parseInt(given.get(given.indexOf("--port") + 1)) : 8081;
    TargetService service = new TargetService(port, given.contains("--record"));
    System.out.println("target-service listening on " + service.address());
    if (given.contains("--tied")) {
      while (System.in.read() >= 0) {}
      service.close();
    } else {
      new CountDownLatch(1).await();
    }
  }
}
