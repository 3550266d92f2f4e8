package io.broadside.protocol.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

  private static final Secrets SECRETS =
      new Secrets(Map.of("password", "hunter2", "key", "hunter2hunter", "pin", "123"));
  private static final Plan PLAN =
      new Plan(
          new Source.Bundled("0f", null),
          Map.of("a", "b"),
          SECRETS,
          null,
          List.of(),
          1,
          Limits.DEFAULT,
          0);

  @Test
  void aTextHasTheirNamesInsteadOfTheirValues() {
    assertThat(SECRETS.hide("no hunter2hunter, no hunter2, 123 times"))
        .isEqualTo("no (secret key), no (secret password), 123 times");
    assertThat(Secrets.NONE.hide("hunter2")).isEqualTo("hunter2");
  }

  @Test
  void noTextOfThemHasTheirValues() {
    assertThat(SECRETS.toString()).contains("password").doesNotContain("hunter");
    assertThat(PLAN.toString()).contains("password").doesNotContain("hunter");
  }

  @Test
  void workersAreToldTheirValuesAndOnlyTheirNamesAreKept() throws Exception {
    assertThat(Json.read(Json.write(PLAN), Plan.class)).isEqualTo(PLAN);

    String kept = new String(Json.write(PLAN.forgetful()), StandardCharsets.UTF_8);

    assertThat(kept).contains("password").doesNotContain("hunter");
    assertThat(PLAN.forgetful().secrets().areForgotten()).isTrue();
    assertThat(SECRETS.areForgotten()).isFalse();
  }
}
