package io.broadside.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a worker's process.
 *
 * @param role what it is to be
 * @param name the worker's name, the same for all its engines
 * @param host address that it listens on
 * @param port port that it listens on, 0 for any that is free
 * @param tied whether it ends when its standard input does
 * @param token what every request has to show; empty where nobody listens
 * @param instance the engine's own name; empty unless it is one
 * @param simulations folder with the simulations that it brings along; empty where there is none
 * @param classes folder where workers of one machine share what they compile; empty where there is
 *     none
 */
record Settings(
    Role role,
    String name,
    String host,
    int port,
    boolean tied,
    String token,
    String instance,
    String simulations,
    String classes) {

  static final String USAGE =
      """
      Usage: java -cp worker.jar io.broadside.worker.Main [flags]
        --name NAME    name of the worker (default: worker)
        --host HOST    address to listen on (default: 127.0.0.1)
        --port PORT    port to listen on, 0 for any free port (default: 0)
        --tied         stop when standard input ends
        --train        make the AOT cache next to the jar, then exit
      The environment variable BROADSIDE_TOKEN is the token that every request must send;
      BROADSIDE_SIMULATIONS, a folder with simulations that come with this worker;
      BROADSIDE_CLASSES, a folder where workers on one machine share compiled classes.
      """;

  private static final int MOST_PORT = 65_535;

  /** The roles of a worker's process. */
  enum Role {
    /** Starts engines; the one that a user starts. */
    SUPERVISOR,
    /** Serves one run; started by a supervisor. */
    ENGINE,
    /** Starts a trainee whose classes and profiles become the AOT cache. */
    TRAINER,
    /** Does once what an engine does. */
    TRAINEE
  }

  /**
   * Reads flags and environment.
   *
   * @throws UsageException with all that is wrong with them
   */
  static Settings parse(List<String> flags, Map<String, String> environment) throws UsageException {
    Role role = Role.SUPERVISOR;
    String name = "worker";
    String host = "127.0.0.1";
    String port = "0";
    String instance = "";
    boolean tied = false;
    List<String> problems = new ArrayList<>();
    for (ListIterator<String> rest = flags.listIterator(); rest.hasNext(); ) {
      String flag = rest.next();
      switch (flag) {
        case "--name" -> name = value(flag, rest, problems);
        case "--host" -> host = value(flag, rest, problems);
        case "--port" -> port = value(flag, rest, problems);
        case "--tied" -> tied = true;
        case "--train" -> role = Role.TRAINER;
        case "--engine", "--trainee" -> {
          role = flag.equals("--engine") ? Role.ENGINE : Role.TRAINEE;
          instance = value(flag, rest, problems);
        }
        default -> problems.add("There is no flag " + flag + ".");
      }
    }
    String token = environment.getOrDefault("BROADSIDE_TOKEN", "").strip();
    if (token.isEmpty() && role != Role.TRAINER) {
      problems.add(
          "BROADSIDE_TOKEN is not set. A worker obeys every caller that sends this token, so it"
              + " does not start without one. Set it to a long random text, and give the controller"
              + " the same one.");
    }
    int number = port(port, problems);
    if (!problems.isEmpty()) {
      throw new UsageException(problems);
    }
    String simulations = environment.getOrDefault("BROADSIDE_SIMULATIONS", "").strip();
    String classes = environment.getOrDefault("BROADSIDE_CLASSES", "").strip();
    return new Settings(role, name, host, number, tied, token, instance, simulations, classes);
  }

  private static String value(String flag, ListIterator<String> rest, List<String> problems) {
    String value = rest.hasNext() ? rest.next() : "";
    if (!value.isBlank() && !value.startsWith("--")) {
      return value.strip();
    }
    if (value.startsWith("--")) {
      rest.previous();
    }
    problems.add(flag + " needs a value.");
    return "";
  }

  private static int port(String text, List<String> problems) {
    Integer port = number(text);
    if (port == null || port < 0 || port > MOST_PORT) {
      if (!text.isEmpty()) {
        problems.add("--port must be a number from 0 to 65535, not " + text + ".");
      }
      return 0;
    }
    return port;
  }

  private static @Nullable Integer number(String text) {
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The flags that make an engine of this worker. */
  List<String> engine(String engineInstance, int enginePort) {
    return List.of(
        "--engine", engineInstance, "--name", name, "--host", host, "--port", "" + enginePort);
  }

  @Override
  public String toString() {
    return "%s %s on %s:%d".formatted(role, name, host, port);
  }
}
