package io.broadside.controller.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.Records;
import io.broadside.controller.report.Moment;
import io.broadside.results.record.RunState;
import io.broadside.results.record.figures.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AudienceTest {

  private final Audience audience = new Audience();
  private final List<Moment> heard = new ArrayList<>();

  @Test
  void ofARunThatNobodyFollowsAnyLongerNothingIsKept() {
    Runs.Subscription one = audience.add("run", live -> {});
    Runs.Subscription two = audience.add("run", live -> {});
    one.close();
    assertThat(audience.followed()).isOne();
    two.close();
    assertThat(audience.followed()).isZero();
  }

  @Test
  void whoeverLooksSeesEverySecondAndTheyArePutTogetherOnceForAll() {
    audience.tell(moment("run", RunState.RUNNING, 0, 1));
    audience.tell(moment("run", RunState.RUNNING, 1, 2));

    Moment first = audience.live("run").orElseThrow();

    assertThat(first.seconds()).extracting(Second::second).containsExactly(0L, 1L, 2L);
    assertThat(audience.live("run").orElseThrow()).isSameAs(first);
    assertThat(audience.live("another run")).isEmpty();
    audience.tell(moment("run", RunState.RUNNING, 3));
    assertThat(audience.live("run").orElseThrow().seconds()).hasSize(4);
    assertThat(first.seconds()).hasSize(3);
  }

  @Test
  void whoeverComesLateHearsAllAtOnceAndThenWhatIsNew() {
    audience.tell(moment("run", RunState.RUNNING, 0, 1));
    audience.add("run", heard::add);
    audience.tell(moment("run", RunState.FINISHED, 2));

    assertThat(heard).extracting(l -> l.seconds().size()).containsExactly(2, 1);
    assertThat(audience.followed()).as("of a run that is final, nobody hears again").isZero();
    audience.add("run", heard::add);
    assertThat(heard.getLast().seconds()).hasSize(3);
    assertThat(audience.followed()).isZero();
  }

  @Test
  void anotherRunBeginsWithNothingOfTheOneBefore() {
    audience.tell(moment("run", RunState.FINISHED, 0, 1));
    audience.tell(moment("next", RunState.CREATED));

    assertThat(audience.live("next").orElseThrow().seconds()).isEmpty();
    assertThat(audience.live("run")).isEmpty();
    audience.forget();
    assertThat(audience.newest()).isEmpty();
  }

  private static Moment moment(String run, RunState state, long... seconds) {
    return new Moment(
        Records.of(run, state),
        0,
        LongStream.of(seconds).mapToObj(AudienceTest::second).toList(),
        null,
        null);
  }

  private static Second second(long second) {
    return new Second(
        second, 1, 1, 0, 0, true, 0, 0, 0, null, null, null, null, null, null, 1, false);
  }
}
