package io.broadside.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A browser that looks at the dashboard. */
public final class Visit {

  private static final Path CHROMIUM =
      Path.of(System.getProperty("broadside.chromium", "/usr/bin/chromium"));

  private Visit() {}

  /** What a test does with the page. */
  interface Look {
    void at(Stage stage, Page page) throws Exception;
  }

  /** What a test does with a page of some address. */
  public interface Glance {
    void at(Page page) throws Exception;
  }

  /**
   * Opens the page of a stage of its own.
   *
   * @param complaints what the page's console says; nothing must be left of it
   */
  static void of(Path folder, int width, ColorScheme scheme, List<String> complaints, Look look)
      throws Exception {
    try (Stage stage = new Stage(folder, 0)) {
      of(stage.address("/"), width, scheme, complaints, page -> look.at(stage, page));
    }
  }

  /** Opens the page of an address. */
  public static void of(
      URI address, int width, ColorScheme scheme, List<String> complaints, Glance look)
      throws Exception {
    assumeTrue(Files.isExecutable(CHROMIUM), "no browser at " + CHROMIUM);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(
                            List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")))) {
      Page page =
          browser.newPage(
              new Browser.NewPageOptions().setViewportSize(width, 900).setColorScheme(scheme));
      page.onPageError(complaints::add);
      page.onConsoleMessage(
          m -> {
            if (m.type().equals("error")) {
              complaints.add(m.text());
            }
          });
      page.navigate(address.toString());
      look.at(page);
      assertThat(complaints).isEmpty();
    }
  }

  /** Goes to another page, such as {@code Tests}, by its link. */
  public static void go(Page page, String name) {
    page.locator("nav-rail a", new Page.LocatorOptions().setHasText(name)).click();
    page.waitForSelector(
        name.toLowerCase(Locale.ROOT) + "-page",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /** Opens a table of a run's page, such as {@code Losses}. */
  static void tab(Page page, String name) {
    page.locator("[role=tab]", new Page.LocatorOptions().setHasText(name)).click();
  }

  /** Keeps how the page looks, to be looked at. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/dashboard/" + name + ".png"))
            .setFullPage(true));
  }

  /** The same, for people who look at all pages. */
  static void screenshot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/" + name.toLowerCase(Locale.ROOT) + ".png"))
            .setFullPage(true));
  }
}
