package io.broadside.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.worker.Settings.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Map<String, String> TOKEN = Map.of("BROADSIDE_TOKEN", " secret\n");

  @Test
  void needsNothingButAToken() throws UsageException {
    assertThat(Settings.parse(List.of(), TOKEN))
        .isEqualTo(
            new Settings(Role.SUPERVISOR, "worker", "127.0.0.1", 0, false, "secret", "", "", ""));
  }

  @Test
  void readsEveryFlag() throws UsageException {
    List<String> flags =
        List.of("--name", "worker-1", "--host", "0.0.0.0", "--port", "8080", "--tied");
    assertThat(Settings.parse(flags, TOKEN))
        .isEqualTo(
            new Settings(Role.SUPERVISOR, "worker-1", "0.0.0.0", 8080, true, "secret", "", "", ""));
  }

  @Test
  void readsTheFlagsThatItGivesAnEngine() throws UsageException {
    Settings supervisor =
        new Settings(Role.SUPERVISOR, "worker-1", "0.0.0.0", 0, true, "secret", "", "", "");
    assertThat(Settings.parse(supervisor.engine("worker-1-0000000a", 4711), TOKEN))
        .isEqualTo(
            new Settings(
                Role.ENGINE,
                "worker-1",
                "0.0.0.0",
                4711,
                false,
                "secret",
                "worker-1-0000000a",
                "",
                ""));
  }

  @Test
  void takesAFolderOfSimulationsFromTheEnvironment() throws UsageException {
    Map<String, String> environment =
        Map.of("BROADSIDE_TOKEN", "secret", "BROADSIDE_SIMULATIONS", "/simulations");
    assertThat(Settings.parse(List.of(), environment).simulations()).isEqualTo("/simulations");
  }

  @Test
  void takesAFolderForSharedClassesFromTheEnvironment() throws UsageException {
    Map<String, String> environment =
        Map.of("BROADSIDE_TOKEN", "secret", "BROADSIDE_CLASSES", "/classes");
    assertThat(Settings.parse(List.of(), environment).classes()).isEqualTo("/classes");
  }

  @Test
  void trainsWithoutAToken() throws UsageException {
    assertThat(Settings.parse(List.of("--train"), Map.of()).role()).isEqualTo(Role.TRAINER);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    assertThat(problems("--name", "--port", "70000", "--fast"))
        .containsExactly(
            "--name needs a value.",
            "There is no flag --fast.",
            "BROADSIDE_TOKEN is not set. A worker obeys every caller that sends this token, so it"
                + " does not start without one. Set it to a long random text, and give the"
                + " controller the same one.",
            "--port must be a number from 0 to 65535, not 70000.");
  }

  @Test
  void saysThatAPortIsNoNumber() {
    assertThat(problems("--port", "http"))
        .contains("--port must be a number from 0 to 65535, not http.");
  }

  @Test
  void keepsTheTokenOutOfWhatItPrints() throws UsageException {
    assertThat(Settings.parse(List.of(), TOKEN).toString()).doesNotContain("secret");
  }

  private static List<String> problems(String... flags) {
    UsageException thrown =
        catchThrowableOfType(UsageException.class, () -> Settings.parse(List.of(flags), Map.of()));
    return String.valueOf(thrown.getMessage()).lines().toList();
  }
}
