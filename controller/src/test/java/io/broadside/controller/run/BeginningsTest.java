package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Said;
import io.broadside.protocol.status.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BeginningsTest {

  private static final long START = 1_770_000_000_000_000_000L;
  private static final long MINUTES = 300_000_000_000L;
  private static final List<String> MEMBERS = List.of("a-1", "b-1");

  private final Beginnings beginnings = new Beginnings();

  @Test
  void howFarApartTheyBeganIsToldByOneClock() {
    beginnings.heard(status("a-1", START + 200_000 + MINUTES), MINUTES);
    beginnings.heard(status("b-1", START + 1_700_000 - MINUTES), -MINUTES);
    assertThat(beginnings.skewMillis(MEMBERS, List.of())).hasValue(1.5);
  }

  @Test
  void nothingIsSaidBeforeAllHaveTold() {
    beginnings.heard(status("a-1", START), 0);
    beginnings.heard(status("b-1", null), 0);
    assertThat(beginnings.skewMillis(MEMBERS, List.of())).isEmpty();
  }

  @Test
  void whoEndedBeforeItToldIsLeftOut() {
    assertThat(beginnings.skewMillis(MEMBERS, MEMBERS)).isEmpty();
    beginnings.heard(status("a-1", START), 0);
    assertThat(beginnings.skewMillis(MEMBERS, List.of("b-1"))).hasValue(0.0);
  }

  @Test
  void whatWasToldFirstIsKeptThroughALaterEstimateOfTheClock() {
    beginnings.resume("a-1", START);
    beginnings.heard(status("a-1", START), 5_000_000);
    beginnings.heard(status("b-1", START + 1_000_000), 0);
    beginnings.heard(status("c-1", START + MINUTES), 0);
    assertThat(beginnings.skewMillis(MEMBERS, List.of())).hasValue(1.0);
    assertThat(beginnings.of("a-1")).hasValue(START);
  }

  private static Status status(String instance, @Nullable Long began) {
    return Said.by(instance).at(START).began(began).status();
  }
}
