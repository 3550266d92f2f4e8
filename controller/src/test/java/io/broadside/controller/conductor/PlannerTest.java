package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Requests;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.run.Spec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

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

    assertThat(new Planner(nothing, LAPTOP).spec(Requests.of(all), 3, 0).id())
        .hasSizeLessThan(100)
        .contains("-CheckoutCheckout");
  }

  private static Spec spec(double startSeconds, Map<String, Object> fields) throws Exception {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("simulationClass", "shop.Checkout");
    SimulationLibrary nothing = new SimulationLibrary(Path.of("none"), Path.of("none"));
    return new Planner(nothing, startSeconds).spec(Requests.of(all), 3, 0);
  }
}
