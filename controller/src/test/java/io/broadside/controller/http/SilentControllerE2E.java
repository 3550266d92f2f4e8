package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.controller.Relay;
import io.broadside.results.record.RunState;
import java.io.BufferedReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says while nobody answers it, and how it goes on afterwards. */
class SilentControllerE2E {

  /** How many seconds the page has, and how many of these are missing. */
  private static final String SECONDS =
      "import('/store.js').then(({ store: { seconds } }) => [seconds.length, [...seconds].filter(s"
          + " => !s).length])";

  private static final String ADDRESS = "Dashboard: ";

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void oneThatHangsIsSaidToAndLeavesNoHole() throws Exception {
    watch(
        (stage, relay, page) -> {
          relay.hold();
          Locator bar = page.locator("silence-bar");
          assertThat(bar).containsText("The controller does not answer");
          assertThat(bar.locator("code"))
              .hasText(
                  "kubectl -n broadside port-forward svc/controller %d:8080"
                      .formatted(relay.address().getPort()));
          assertThat(page.locator("body")).hasClass("stale");
          assertThat(page.locator("run-state")).containsText("no answer for");
          Visit.picture(page, "silent");
          assertThat(bar).containsText("4 s ago");
          show(stage, 46, 50);
          relay.release();
          assertThat(page.locator("run-state")).containsText("50 s");
          assertThat(bar).isEmpty();
          assertThat(page.locator("body")).not().hasClass("stale");
          Assertions.assertThat(page.evaluate(SECONDS)).isEqualTo(List.of(50, 0));
        });
  }

  @Test
  void aProcessThatIsStoppedIsSaidToAndHeardAgain() throws Exception {
    Process controller =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dbroadside.home=" + Path.of(System.getProperty("broadside.home", "..")),
                "-cp",
                System.getProperty("java.class.path"),
                "io.broadside.controller.Main",
                "controller",
                "--port",
                "0",
                "--workers",
                "0")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said = controller.inputReader()) {
      String line = said.readLine();
      while (!line.startsWith(ADDRESS)) {
        line = said.readLine();
      }
      URI address = URI.create(line.substring(ADDRESS.length()));
      Visit.of(
          address,
          1280,
          ColorScheme.LIGHT,
          complaints,
          page -> {
            Locator bar = page.locator("silence-bar");
            page.waitForResponse("**/api/workers", () -> {});
            signal(controller, "STOP");
            assertThat(bar).containsText("The controller does not answer");
            signal(controller, "CONT");
            assertThat(bar).isEmpty();
          });
    } finally {
      controller.destroyForcibly().waitFor();
    }
  }

  private static void signal(Process process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void aStreamThatBringsNothingIsOpenedAnew() throws Exception {
    watch(
        (stage, relay, page) -> {
          relay.strand();
          show(stage, 46, 50);
          assertThat(page.locator("run-state"))
              .containsText("50 s", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
          assertThat(page.locator("silence-bar")).isEmpty();
          Assertions.assertThat(page.evaluate(SECONDS)).isEqualTo(List.of(50, 0));
        });
  }

  private static void show(Stage stage, long from, long to) {
    LongStream.rangeClosed(from, to)
        .forEach(s -> stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, s, null)));
  }

  private interface Look {
    void at(Stage stage, Relay relay, Page page) throws Exception;
  }

  private void watch(Look look) throws Exception {
    try (Stage stage = new Stage(folder, 0);
        Relay relay = new Relay(stage.address("/"))) {
      show(stage, 45, 45);
      Visit.of(
          relay.address(),
          1280,
          ColorScheme.LIGHT,
          complaints,
          page -> {
            assertThat(page.locator("run-state")).containsText("45 s");
            look.at(stage, relay, page);
          });
    }
  }
}
