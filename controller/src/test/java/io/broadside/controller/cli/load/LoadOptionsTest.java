package io.broadside.controller.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.cli.api.CliException;
import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LoadOptionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rate=200 --for=2m|hold 200/s for 2m",
        "--rate=30/m|hold 30/m for 1m",
        "--rate=0.5 --ramp=10s --hold=5m|ramp to 0.5/s in 10s, hold 5m",
        "--ramp=1m --hold=5m --concurrency=500|ramp to 500 users in 1m, hold 5m",
        "--concurrency=1|hold 1 users for 1m",
        "--users=50|start 50 users at once",
        "--smoke|smoke",
        "--seed=3|''"
      })
  void flagsAreALoadInThePlansWords(String flags, String phases) throws Exception {
    assertThat(String.join(", ", options(flags.split(" ", -1)).phases())).isEqualTo(phases);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--rate=200 --users=5|in several ways",
        "--smoke --concurrency=5|in several ways",
        "--for=2m|how much",
        "--ramp=2m --smoke|how much",
        "--rate=fast|is not a load",
        "--rate=200 --for=soon|soon",
        "--rate=200 --for=0s|0s",
        "--users=0|start no users",
        "--concurrency=-1|-1"
      })
  void whatMakesNoSenseIsSaid(String flags, String part) {
    assertThatThrownBy(() -> options(flags.split(" ", -1)).phases())
        .isInstanceOf(CliException.class)
        .hasMessageContaining(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost:8081|http://localhost:8081|/",
        "https://shop.example.com/a/b?q=x%20y&r='z'|https://shop.example.com|/a/b?q=x%20y&r='z'",
        "http://[::1]:80/#top|http://[::1]:80|/",
        "HTTP://shop/a:|http://shop|/a:",
        "shop/go?to=https://x|http://shop|/go?to=https://x"
      })
  void aUrlIsAPlan(String url, String target, String path) throws Exception {
    String text = QuickPlan.of(url, 3).text(List.of("hold 5/s for 2s"), List.of("p99 < 1s"));
    TestPlan plan = PlanLoader.loadText(text, PlanFiles.NONE);

    assertThat(plan.targets()).containsExactly(target);
    assertThat(plan.goals()).hasSize(1);
    assertThat(plan.scenarios().getFirst().steps().toString()).contains("url=" + path + ",");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://x|is not a URL that users can call",
        "http://me:secret@x|would be shown and stored",
        "http:///|is not a URL that users can call",
        "http://a b|not a valid URL"
      })
  void aUrlThatCannotBeCalledIsRefused(String url, String part) {
    assertThatThrownBy(() -> QuickPlan.of(url, null)).hasMessageContaining(part);
  }

  @Test
  void noneOfTheCallsIsNoTest() {
    assertThatThrownBy(() -> QuickPlan.of("http://x", 0)).hasMessageContaining("at least 1");
  }

  private static LoadOptions options(String... flags) {
    TestOptions options = new TestOptions();
    new CommandLine(new Holder(options)).parseArgs(flags);
    return options.load();
  }

  @CommandLine.Command
  private record Holder(@CommandLine.Mixin TestOptions options) {}
}
