package io.broadside.controller.metrics.scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.broadside.protocol.wire.Label;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSetTest {

  private final LabelSet labels =
      LabelSet.of(Map.of("scenario", "shop", "request", "home", "outcome", "OK"));

  @Test
  void hasValuesByNameWhateverElseIsThere() {
    assertThat(labels.get(Label.REQUEST)).isEqualTo("home");
    assertThat(labels.get(Label.SCENARIO)).isEqualTo("shop");
    assertThat(labels.get(Label.WINDOW)).isEmpty();
    assertThat(labels.get("outcome")).isEqualTo("OK");
  }

  @Test
  void anotherValueLeavesTheOthers() {
    assertThat(labels.with(Label.REQUEST, "cart"))
        .isEqualTo(LabelSet.of(Map.of("scenario", "shop", "request", "cart", "outcome", "OK")));
    assertThatIllegalArgumentException().isThrownBy(() -> labels.with(Label.MESSAGE, "reset"));
  }

  @Test
  void sameValuesOfOtherNamesAreNotEqual() {
    assertThat(LabelSet.of(Map.of("a", "x"))).isNotEqualTo(LabelSet.of(Map.of("b", "x")));
    assertThat(LabelSet.of(labels.asMap())).isEqualTo(labels);
  }

  @Test
  void hasOneValueForEachName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LabelSet(List.of("a", "b"), List.of("x")));
  }
}
