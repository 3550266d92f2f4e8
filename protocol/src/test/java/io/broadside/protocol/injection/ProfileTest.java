package io.broadside.protocol.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The parts are the whole, as Gatling itself deals them out. */
class ProfileTest {

  @Property(tries = 300)
  void theScenariosStartTogetherWhatTheWholeStarts(
      @ForAll("open") List<OpenStep> steps,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20) Integer> weights) {
    Shares shares = new Shares(weights);
    OpenProfile whole = new OpenProfile(steps);
    List<OpenProfile> parts =
        IntStream.range(0, shares.size()).mapToObj(s -> whole.part(shares, s)).toList();
    for (int i = 0; i < steps.size(); i++) {
      int step = i;
      assertThat(parts.stream().mapToLong(p -> p.steps().get(step).users()).sum())
          .isEqualTo(steps.get(i).users());
    }
    assertThat(parts.stream().mapToLong(GatlingArrivals::count).sum())
        .isEqualTo(GatlingArrivals.count(whole))
        .isEqualTo(whole.users());
  }

  @Property(tries = 300)
  void eachStartsItsExactPartUpToTheEndOfEveryStep(
      @ForAll("open") List<OpenStep> steps,
      @ForAll @Size(min = 2, max = 5) List<@IntRange(min = 1, max = 20) Integer> weights) {
    Shares shares = new Shares(weights);
    OpenProfile whole = new OpenProfile(steps);
    long sum = weights.stream().mapToInt(w -> w).sum();
    for (int s = 0; s < shares.size(); s++) {
      OpenProfile part = whole.part(shares, s);
      long all = 0;
      long mine = 0;
      for (int i = 0; i < steps.size(); i++) {
        all += steps.get(i).users();
        mine += part.steps().get(i).users();
        assertThat(Math.abs(mine * sum - all * weights.get(s))).isLessThan(sum);
      }
      assertThat(GatlingArrivals.count(part)).isEqualTo(mine);
      assertThat(part.seconds()).isEqualTo(whole.seconds());
    }
  }

  @Property(tries = 300)
  void theScenariosKeepTogetherTheUsersOfTheWholeAtTheEndsOfARamp(
      @ForAll @IntRange(max = 5_000) int from,
      @ForAll @IntRange(max = 5_000) int to,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20) Integer> weights) {
    Shares shares = new Shares(weights);
    ClosedProfile whole = new ClosedProfile(List.of(new ClosedStep.Ramp(from, to, 60)));
    List<ClosedStep.Ramp> parts =
        IntStream.range(0, shares.size())
            .mapToObj(s -> (ClosedStep.Ramp) whole.part(shares, s).steps().getFirst())
            .toList();
    assertThat(parts.stream().mapToInt(ClosedStep.Ramp::from).sum()).isEqualTo(from);
    assertThat(parts.stream().mapToInt(ClosedStep.Ramp::to).sum()).isEqualTo(to);
  }

  @Test
  void tenUsersASecondInThreeEqualPartsAreTen() {
    OpenProfile whole =
        new OpenProfile(List.of(new OpenStep.Hold(Rate.of(10), 1, false), new OpenStep.AtOnce(2)));
    Shares shares = new Shares(List.of(1, 1, 1));
    assertThat(IntStream.range(0, 3).mapToObj(s -> whole.part(shares, s).steps()).toList())
        .containsExactly(
            List.of(new OpenStep.Hold(Rate.of(4), 1, false), new OpenStep.AtOnce(0)),
            List.of(new OpenStep.Hold(Rate.of(3), 1, false), new OpenStep.AtOnce(1)),
            List.of(new OpenStep.Hold(Rate.of(3), 1, false), new OpenStep.AtOnce(1)));
  }

  @Test
  void randomizedStepsAreSplitByRate() {
    OpenStep step = new OpenStep.Ramp(Rate.of(0), Rate.of(10), 60, true);
    assertThat(step.part(new Shares(List.of(1, 2)), 1, 0))
        .isEqualTo(new OpenStep.Ramp(Rate.NONE, Rate.of(20, 3), 60, true));
  }

  @Test
  void profilesHaveAJsonForm() throws Exception {
    Profile open =
        new OpenProfile(
            List.of(
                new OpenStep.AtOnce(3),
                new OpenStep.Spread(4, 5),
                new OpenStep.Peak(6, 7),
                new OpenStep.Hold(Rate.of(1, 3), 8, true),
                new OpenStep.Ramp(Rate.NONE, Rate.of(9), 10, false),
                new OpenStep.Pause(11)));
    Profile closed =
        new ClosedProfile(List.of(new ClosedStep.Ramp(0, 5, 10), new ClosedStep.Hold(5, 60)));
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(open);
    assertThat(text)
        .isEqualTo(
            """
            {"model":"open","steps":[{"step":"atOnce","users":3},{"step":"spread","users":4,"seconds":5},\
            {"step":"peak","users":6,"seconds":7},{"step":"hold","rate":"1/3s","seconds":8,"randomized":true},\
            {"step":"ramp","from":"0/s","to":"9/s","seconds":10,"randomized":false},{"step":"pause","seconds":11}]}\
            """);
    assertThat(json.readValue(text, Profile.class)).isEqualTo(open);
    assertThat(json.readValue(json.writeValueAsString(closed), Profile.class)).isEqualTo(closed);
  }

  @Test
  void ratesAreExact() {
    assertThat(Rate.parse("0.5/s")).isEqualTo(Rate.of(1, 2)).hasToString("1/2s");
    assertThat(Rate.parse("30/m")).isEqualTo(Rate.of(1, 2));
    assertThat(Rate.parse("10/3s").perSecond() * 3).isGreaterThanOrEqualTo(10);
    assertThat(LongStream.of(1, 3, 500).mapToObj(Rate::of).map(Rate::perSecond))
        .containsExactly(1.0, 3.0, 500.0);
    assertThatThrownBy(() -> Rate.parse("500")).hasMessageContaining("not a rate");
    assertThatThrownBy(() -> Rate.parse("99999999999/s")).hasMessageContaining("ten million");
  }

  @Provide
  Arbitrary<List<OpenStep>> open() {
    Arbitrary<Rate> rate =
        Combinators.combine(Arbitraries.longs().between(0, 300), Arbitraries.longs().between(1, 7))
            .as(Rate::of);
    Arbitrary<Integer> seconds = Arbitraries.integers().between(1, 90);
    Arbitrary<Long> users = Arbitraries.longs().between(0, 500);
    return Arbitraries.<OpenStep>oneOf(
            users.map(OpenStep.AtOnce::new),
            Combinators.combine(users, seconds).as(OpenStep.Spread::new),
            Combinators.combine(users, seconds).as(OpenStep.Peak::new),
            Combinators.combine(rate, seconds).as((r, s) -> new OpenStep.Hold(r, s, false)),
            Combinators.combine(rate, rate, seconds)
                .as((a, b, s) -> new OpenStep.Ramp(a, b, s, false)),
            seconds.map(OpenStep.Pause::new))
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }
}
