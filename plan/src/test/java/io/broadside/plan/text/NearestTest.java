package io.broadside.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> KNOWN = List.of("headers", "query", "expect");

  @Test
  void aSlipOfTheFingerIsUnderstood() {
    assertThat(Nearest.of("haeders", KNOWN)).contains("headers");
    assertThat(Nearest.of("Header", KNOWN)).contains("headers");
    assertThat(Nearest.of("exspect", KNOWN)).contains("expect");
  }

  @Test
  void anythingElseIsNot() {
    assertThat(Nearest.of("body", KNOWN)).isEmpty();
    assertThat(Nearest.of("x".repeat(1_000_000), KNOWN)).isEmpty();
    assertThat(Nearest.hint("body", KNOWN)).isEqualTo("; use one of: headers, query, expect");
  }
}
