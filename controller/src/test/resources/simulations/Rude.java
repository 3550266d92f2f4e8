import static io.gatling.javaapi.core.CoreDsl.*;
import static io.gatling.javaapi.http.HttpDsl.*;

import io.gatling.javaapi.core.*;

/** Forty users a second; what comes after the request of one of them is not nice. */
public class Rude extends Simulation {

  private static final Object LOCK = new Object();

  {
    setUp(
            scenario("all")
                .exec(
                    http("hit")
                        .get("/fast")
                        .header("X-Scenario", session -> session.scenario())
                        .header("X-Ordinal", session -> "" + session.getLong("ordinal")))
                .doIf(session -> session.getLong("ordinal") == 121)
                .then(rudeness())
                .injectOpen(constantUsersPerSec(40).during(8)))
        .protocols(http.baseUrl(System.getProperty("target")).shareConnections());
  }

  private static ChainBuilder rudeness() {
    return switch (System.getProperty("how")) {
      case "blocks" -> exec(session -> slept(session, 4_000));
      case "loops" -> exec(session -> looped(session));
      case "deadlocks" -> exec(session -> locked(session));
      case "exits" -> exec(session -> exited(session));
      default -> crashLoadGenerator(session -> "enough");
    };
  }

  private static Session slept(Session session, long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return session;
  }

  private static Session looped(Session session) {
    while (session != null) {
      Thread.onSpinWait();
    }
    return session;
  }

  private static Session locked(Session session) {
    Thread holder =
        new Thread(
            () -> {
              synchronized (LOCK) {
                slept(session, 600_000);
              }
            });
    holder.setDaemon(true);
    holder.start();
    slept(session, 200);
    synchronized (LOCK) {
      return session;
    }
  }

  private static Session exited(Session session) {
    System.exit(7);
    return session;
  }
}
