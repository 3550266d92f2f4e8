package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.broadside.controller.Requests;
import io.broadside.controller.api.RunRequest;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.run.Spec;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

  private static final double LAPTOP = 5;
  private static final double FARGATE = 60;

  @Test
  void workersGetLongerToBeReadyWhereTheyTakeLongerToStart() throws Exception {
    assertThat(spec(LAPTOP, Map.of()).readyTimeoutSeconds()).isEqualTo(90);
    assertThat(spec(FARGATE, Map.of()).readyTimeoutSeconds()).isEqualTo(300);
  }

  @Test
  void whoeverAsksForATimeGetsIt() throws Exception {
    assertThat(spec(FARGATE, Map.of("readyTimeoutSeconds", 20)).readyTimeoutSeconds())
        .isEqualTo(20);
  }

  @Test
  void anIdCanBeTheNameOfAFileHoweverLongTheClassIsCalled() throws Exception {
    Map<String, Object> all = Map.of("simulationClass", "shop." + "Checkout".repeat(40));
    SimulationLibrary nothing = new SimulationLibrary(Path.of("none"), Path.of("none"));

    assertThat(new Planner(nothing, LAPTOP).plan(Requests.of(all), 3, 0).spec().id())
        .hasSizeLessThan(100)
        .contains("-CheckoutCheckout");
  }

  /** The kernel answers each reading of that file otherwise, as if it was uploaded in between. */
  @Test
  void thePlanNamesTheVeryFilesThatAreSentHoweverOftenTheyChange(@TempDir Path uploads)
      throws Exception {
    Path changing = Path.of("/proc/sys/kernel/random/uuid");
    assumeThat(changing).exists();
    SimulationLibrary library = new SimulationLibrary(Path.of("none"), uploads);
    library.put(
        "Shop.java", new ByteArrayInputStream("class Shop {}".getBytes(StandardCharsets.UTF_8)));
    Path kept;
    try (Stream<Path> files = Files.list(uploads)) {
      kept = files.findFirst().orElseThrow();
    }
    Files.delete(kept);
    Files.createSymbolicLink(kept, changing);
    RunRequest request = Requests.of(Map.of("simulation", "Shop.java"));

    Planned planned = new Planner(library, LAPTOP).plan(request, 3, 0);

    assertThat(planned.spec().plan().bundle())
        .isEqualTo(planned.bundle().orElseThrow().digest())
        .isNotEqualTo(library.bundle("Shop.java").orElseThrow().digest());
  }

  private static Spec spec(double startSeconds, Map<String, Object> fields) throws Exception {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("simulationClass", "shop.Checkout");
    SimulationLibrary nothing = new SimulationLibrary(Path.of("none"), Path.of("none"));
    return new Planner(nothing, startSeconds).plan(Requests.of(all), 3, 0).spec();
  }
}
