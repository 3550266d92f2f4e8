package io.broadside.controller.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.broadside.results.record.RunState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What stays on every page: its pages, the bar, the title, the theme, and that nothing foreign
 * runs.
 */
class FrameE2E {

  private static final List<String> PAGES = List.of("Tests", "Run", "History", "Compare", "Fleet");

  private static final String VIOLATIONS =
      "window.violations = []; addEventListener('securitypolicyviolation', e =>"
          + " violations.push(e.violatedDirective + ' ' + e.blockedURI));";

  private static final String ROUTES =
      """
      import('/router.js').then(({ parse, format }) => [
        '#/tests', '#/run', '#/runs/20261121-044500-shop?from=10&to=20&tab=errors', '#/history?test=shop.Shop',
        '#/compare?runs=a,b,c', '#/fleet', '#/', '', '#/nowhere', '#/runs/%E0', '#/runs/a%2Fb',
      ].map((hash) => format(parse(hash))))\
      """;

  @TempDir private Path folder;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void eachPageHasAnAddressAndBackLeadsToTheOneBefore() throws Exception {
    watch(
        (stage, page) -> {
          Locator current = page.locator("nav-rail [aria-current=page]");
          assertThat(current).hasText("Tests");
          for (String name : PAGES) {
            Visit.go(page, name);
            assertThat(current).hasText(name);
            Assertions.assertThat(page.url()).endsWith("#/" + name.toLowerCase(Locale.ROOT));
          }
          page.goBack();
          assertThat(current).hasText("Compare");
          page.goBack();
          assertThat(current).hasText("History");
          page.goForward();
          assertThat(current).hasText("Compare");
          page.reload();
          assertThat(page.locator("compare-page")).isVisible();
        });
  }

  @Test
  void addressesAreReadAsTheyAreWritten() throws Exception {
    watch(
        (stage, page) ->
            Assertions.assertThat(page.evaluate(ROUTES))
                .isEqualTo(
                    List.of(
                        "#/tests",
                        "#/run",
                        "#/runs/20261121-044500-shop?from=10&to=20&tab=errors",
                        "#/history?test=shop.Shop",
                        "#/compare?runs=a,b,c",
                        "#/fleet",
                        "#/",
                        "#/",
                        "#/",
                        "#/",
                        "#/runs/a%2Fb")));
  }

  @Test
  void theTabSaysHowFarTheRunIsAndARunThatIsNotThereIsSaidToBe() throws Exception {
    watch(
        (stage, page) -> {
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.navigate(stage.address("/#/runs/" + FakeRuns.ID).toString());
          assertThat(page).hasTitle("● 75 % Shop");
          assertThat(page.locator("data-age")).hasText("now");
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.FINISHED, 60, null));
          assertThat(page).hasTitle("Shop · Broadside");
          assertThat(page.locator("data-age")).isEmpty();
          page.navigate(stage.address("/#/runs/none-such").toString());
          assertThat(page.locator("notice-bar")).containsText("There is no run none-such.");
          complaints.removeIf(c -> c.contains("status of 404"));
        });
  }

  @Test
  void thatNothingHasRunIsSaidOnlyOnceItIsKnown() throws Exception {
    watch(
        (stage, page) -> {
          List<Route> held = new ArrayList<>();
          page.route("**/api/runs", held::add);
          page.navigate(stage.address("/#/run").toString());
          page.reload();
          page.waitForCondition(() -> !held.isEmpty());
          assertThat(page.locator("figure-tiles")).isAttached();
          assertThat(page.locator("run-page")).not().containsText("Nothing has run yet");
          page.unroute("**/api/runs");
          held.forEach(Route::resume);
          assertThat(page.locator("run-page")).containsText("Nothing has run yet");
        });
  }

  @Test
  void theThemeThatWasChosenIsKept() throws Exception {
    watch(
        (stage, page) -> {
          Locator change = page.locator("theme-switch button");
          assertThat(change).hasAttribute("aria-label", "Theme: system");
          change.click();
          assertThat(change).hasAttribute("aria-label", "Theme: light");
          change.click();
          assertThat(change).hasAttribute("aria-label", "Theme: dark");
          assertThat(page.locator("body")).hasCSS("background-color", "rgb(18, 21, 26)");
          page.reload();
          assertThat(change).hasAttribute("aria-label", "Theme: dark");
          assertThat(page.locator("body")).hasCSS("background-color", "rgb(18, 21, 26)");
        });
  }

  @Test
  void noPageBreaksItsContentSecurityPolicy() throws Exception {
    watch(
        (stage, page) -> {
          page.addInitScript(VIOLATIONS);
          stage.runs.show(ScriptedRun.moment(FakeRuns.ID, RunState.RUNNING, 45, null));
          page.reload();
          for (String name : PAGES) {
            Visit.go(page, name);
          }
          Visit.go(page, "Run");
          assertThat(page.locator("live-chart canvas").first()).isVisible();
          Assertions.assertThat(page.evaluate("violations")).isEqualTo(List.of());
          page.evaluate(
              "document.body.append(Object.assign(document.createElement('div'), {innerHTML: '<i"
                  + " style=\"color:red\"></i>'}))");
          page.waitForCondition(() -> !page.evaluate("violations").equals(List.of()));
          complaints.removeIf(c -> c.contains("inline style"));
        });
  }

  @Test
  void theSkipLinkLeadsToTheContent() throws Exception {
    watch(
        (stage, page) -> {
          page.keyboard().press("Tab");
          assertThat(page.locator("skip-link button")).isFocused();
          page.keyboard().press("Enter");
          assertThat(page.locator("main")).isFocused();
          assertThat(page).hasURL(Pattern.compile("/$"));
        });
  }

  private void watch(Visit.Look look) throws Exception {
    Visit.of(folder, 1280, ColorScheme.LIGHT, complaints, look);
  }
}
