package io.broadside.worker.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CulpritTest {

  private static final StackTraceElement[] IDLE = {
    frame("java.lang.Thread", "sleep"), frame("shop.Checkout", "wait")
  };

  @Test
  void findsTheLineThatCalledSystemExit() {
    Culprit culprit =
        among(
            "gatling-1-1",
            frame("java.lang.Thread", "join"),
            frame("java.lang.ApplicationShutdownHooks", "runHooks"),
            frame("java.lang.Shutdown", "exit"),
            frame("java.lang.Runtime", "exit"),
            frame("java.lang.System", "exit"),
            frame("shop.Checkout", "lambda$new$0"),
            frame("io.gatling.core.action.SessionHook", "execute"));
    assertThat(culprit.failure())
        .contains(
            new Failure(
                Failure.Code.SIMULATION_EXITED,
                "The simulation ended the worker's process: it called System.exit at"
                    + " shop.Checkout.lambda$new$0 (Checkout.java:12). Remove the call. To end a"
                    + " run early, use maxDuration or stopLoadGenerator."));
  }

  @Test
  void looksThroughTheLibrariesOfOtherLanguages() {
    Culprit culprit =
        among(
            "main",
            frame("java.lang.Runtime", "exit"),
            frame("kotlin.system.ProcessKt", "exitProcess"),
            frame("shop.Checkout", "<init>"));
    assertThat(culprit.failure().orElseThrow().message()).contains("shop.Checkout.<init>");
  }

  @Test
  void blamesGatlingForItsOwnExits() {
    Culprit culprit =
        among(
            "gatling-1-1",
            frame("java.lang.Runtime", "exit"),
            frame("java.lang.System", "exit"),
            frame("io.gatling.http.client.impl.HttpAppHandler", "exceptionCaught"));
    assertThat(culprit.failure().orElseThrow().code()).isEqualTo(Failure.Code.ENGINE_CRASHED);
  }

  @Test
  void blamesNobodyForASignal() {
    assertThat(
            among(
                    "SIGTERM handler",
                    frame("java.lang.Shutdown", "exit"),
                    frame("java.lang.Terminator$1", "handle"))
                .failure())
        .isEmpty();
  }

  @Test
  void blamesTheSimulationWhereNothingCanBeSeen() {
    assertThat(Culprit.among(Map.of()).failure().orElseThrow())
        .isEqualTo(
            new Failure(
                Failure.Code.SIMULATION_EXITED,
                "The simulation ended the worker's process: it called System.exit somewhere in its"
                    + " code. Remove the call. To end a run early, use maxDuration or"
                    + " stopLoadGenerator."));
  }

  private static Culprit among(String thread, StackTraceElement... stack) {
    return Culprit.among(
        Map.of(
            Thread.ofPlatform().name("other").unstarted(() -> {}),
            IDLE,
            Thread.ofPlatform().name(thread).unstarted(() -> {}),
            stack));
  }

  private static StackTraceElement frame(String type, String method) {
    String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
    return new StackTraceElement(type, method, file, 12);
  }
}
