package io.broadside.controller.conductor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.request.RunRequest;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    assertThat(new Planner(nothing, LAPTOP).plan(RunRequests.of(all), 3, 0).spec().id())
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
    RunRequest request = RunRequests.of(Map.of("simulation", "Shop.java"));

    Planned planned = new Planner(library, LAPTOP).plan(request, 3, 0);

    assertThat(planned.spec().plan().source().bundle().orElseThrow())
        .isEqualTo(planned.bundle().orElseThrow().digest())
        .isNotEqualTo(library.bundle("Shop.java").orElseThrow().digest());
  }

  @Test
  void secretsAreForTheWorkersAlone() throws Exception {
    Spec spec = spec(LAPTOP, Map.of("secrets", Map.of("password", "hunter2")));

    assertThat(spec.plan().secrets().values()).isEqualTo(Map.of("password", "hunter2"));
    assertThat(spec.plan().properties()).isEmpty();
    assertThat(spec.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "properties, '', x, A property needs a name: write -P name=value.",
    "secrets, '', x, A property needs a name: write -P name=value.",
    "secrets, a, x, a is both a property and a secret; give it once.",
    "secrets, b, '', The secret b has no value."
  })
  void aPropertyHasANameOfItsOwnAndASecretAValue(
      String field, String name, String value, String reason) {
    Map<String, Object> fields = new HashMap<>(Map.of("properties", Map.of("a", "b")));
    fields.put(field, Map.of(name, value));

    assertThatThrownBy(() -> spec(LAPTOP, fields)).hasMessage(reason);
  }

  private static Spec spec(double startSeconds, Map<String, Object> fields) throws Exception {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("simulationClass", "shop.Checkout");
    SimulationLibrary nothing = new SimulationLibrary(Path.of("none"), Path.of("none"));
    return new Planner(nothing, startSeconds).plan(RunRequests.of(all), 3, 0).spec();
  }
}
