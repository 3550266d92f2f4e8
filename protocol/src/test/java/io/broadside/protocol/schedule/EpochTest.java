package io.broadside.protocol.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EpochTest {

  private static final int ARRIVALS = 500;

  /** However the fleet grows and shrinks: every ordinal belongs to exactly one worker. */
  @Property
  void noOrdinalIsLostAndNoneIsOwnedTwice(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> sizes,
      @ForAll @Size(6) List<@IntRange(min = 0, max = 200) Integer> lengths) {
    List<Epoch> epochs = epochs(sizes, lengths);
    int[] owners = new int[ARRIVALS];
    for (int e = 0; e < epochs.size(); e++) {
      Epoch epoch = epochs.get(e);
      long end =
          e + 1 < epochs.size()
              ? Math.min(ARRIVALS, epochs.get(e + 1).firstOrdinal("p"))
              : ARRIVALS;
      for (String member : epoch.members()) {
        Share share = epoch.share(member).orElseThrow();
        LongStream.range(epoch.firstOrdinal("p"), end)
            .filter(share::owns)
            .forEach(k -> owners[(int) k]++);
      }
    }
    assertThat(owners).containsOnly(1);
  }

  @Test
  void givesNoShareToOneWhoIsNoMember() {
    assertThat(new Epoch(0, 0, List.of("a", "b"), Map.of()).share("c")).isEmpty();
  }

  @Test
  void givesEachMemberItsPlace() {
    assertThat(new Epoch(0, 0, List.of("a", "b"), Map.of()).share("b")).contains(new Share(1, 2));
  }

  @Test
  void beginsAtZeroInAPopulationThatItDoesNotName() {
    assertThat(new Epoch(0, 0, List.of("a"), Map.of("p", 7L)).firstOrdinal("q")).isZero();
  }

  @Test
  void refusesAMemberNamedTwice() {
    assertThatThrownBy(() -> new Epoch(0, 0, List.of("a", "a"), Map.of()))
        .hasMessage("a worker is named twice in epoch 0");
  }

  @Test
  void givesThoseThatDrainAPartOfTheThrottlesAlone() {
    Epoch epoch = new Epoch(1, 0, List.of("a", "b"), Map.of(), List.of("c"));
    assertThat(epoch.share("c")).isEmpty();
    assertThat(epoch.throttleShare("c")).contains(new Share(2, 3));
    assertThat(epoch.throttleShare("a")).contains(new Share(0, 3));
    assertThat(epoch.share("a")).contains(new Share(0, 2));
    assertThat(epoch.throttleShare("d")).isEmpty();
  }

  @Test
  void refusesAMemberThatDrains() {
    assertThatThrownBy(() -> new Epoch(0, 0, List.of("a"), Map.of(), List.of("a")))
        .hasMessage("a worker is named twice in epoch 0");
  }

  @Test
  void refusesWhatIsNegative() {
    assertThatThrownBy(() -> new Epoch(-1, 0, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Epoch(0, -1, List.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Epoch(0, 0, List.of(), Map.of("p", -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Epoch> epochs(List<Integer> sizes, List<Integer> lengths) {
    List<Epoch> epochs = new ArrayList<>();
    long first = 0;
    for (int e = 0; e < sizes.size(); e++) {
      List<String> members =
          LongStream.range(e, e + sizes.get(e)).mapToObj(m -> "worker-" + m).toList();
      epochs.add(new Epoch(e, e, members, Map.of("p", first)));
      first += lengths.get(e);
    }
    return epochs;
  }
}
