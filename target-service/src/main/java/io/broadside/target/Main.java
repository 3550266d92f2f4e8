package io.broadside.target;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the target: {@code --host ADDRESS} and {@code --port N} (0 for any) to listen on, {@code
 * --record} to keep what it sees, {@code --tied} to end with its input.
 */
public final class Main {

  private static final int USAGE = 2;
  private static final int MOST_PORT = 65_535;

  private Main() {}

  /** Runs until it is ended; ends with exit code 2, and a sentence, where it cannot listen. */
  public static void main(String[] args) throws InterruptedException, IOException {
    List<String> given = List.of(args);
    String host = value(given, "--host", "127.0.0.1");
    String port = value(given, "--port", "8081");
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MOST_PORT) {
      refuse("--port must be a number from 0 to %d, not %s.".formatted(MOST_PORT, port));
      return;
    }
    try {
      serve(new TargetService(host, Integer.parseInt(port), given.contains("--record")), given);
    } catch (IOException e) {
      refuse(
          "The target service cannot listen on %s, port %s: %s. Choose another port with --port, or stop the program that uses this one."
              .formatted(host, port, e.getMessage()));
    }
  }

  private static void serve(TargetService service, List<String> given)
      throws InterruptedException, IOException {
    System.out.println("target-service listening on " + service.address());
    if (given.contains("--tied")) {
      while (System.in.read() >= 0) {}
      service.close();
    } else {
      new CountDownLatch(1).await();
    }
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(USAGE);
  }

  private static String value(List<String> given, String name, String otherwise) {
    int at = given.indexOf(name);
    return at < 0 || at + 1 == given.size() ? otherwise : given.get(at + 1);
  }
}
