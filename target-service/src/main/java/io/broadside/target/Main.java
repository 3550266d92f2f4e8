package io.broadside.target;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the target: {@code --host ADDRESS} and {@code --port N} (0 for any) to listen on, {@code
 * --record} to keep what it sees, {@code --tied} to end with its input.
 */
public final class Main {

  private Main() {}

  /** Runs until it is ended. */
  public static void main(String[] args) throws InterruptedException, IOException {
    List<String> given = List.of(args);
    TargetService service =
        new TargetService(
            value(given, "--host", "127.0.0.1"),
            Integer.parseInt(value(given, "--port", "8081")),
            given.contains("--record"));
    System.out.println("target-service listening on " + service.address());
    if (given.contains("--tied")) {
      while (System.in.read() >= 0) {}
      service.close();
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static String value(List<String> given, String name, String otherwise) {
    int at = given.indexOf(name);
    return at < 0 ? otherwise : given.get(at + 1);
  }
}
