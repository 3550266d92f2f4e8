package io.broadside.controller.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.record.figures.ErrorCount;
import io.broadside.results.record.figures.RequestFigures;
import io.broadside.results.record.figures.Second;
import io.broadside.results.record.figures.Totals;
import io.broadside.results.record.figures.WorkerFigures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveViewTest {

  private static final Verdicts PASSED =
      new Verdicts(
          new Verdicts.Generator(Verdicts.Trust.VALID, List.of()),
          new Verdicts.Target(Verdicts.Outcome.PASSED, List.of()));

  private final LiveView view = new LiveView(Ink.COLOURED);

  @Test
  void aWaitingRunSaysForWhom() {
    assertThat(lines(live(RunState.WAITING, -1, 0)))
        .containsExactly("waiting for workers: worker-1 running, worker-2 leaving");
  }

  @Test
  void aReadyRunCountsThoseWhoTakePart() {
    assertThat(lines(live(RunState.READY, -2, 0)))
        .containsExactly("1 of 2 workers are ready, start in 2 s");
    assertThat(
            lines(
                live(
                    RunState.READY,
                    -2,
                    0,
                    worker("worker-1", "died", 0),
                    worker("worker-2", "leaving", 0),
                    worker("worker-3", "running", 0.5),
                    worker("worker-4", "ready", 0))))
        .containsExactly("all 2 workers are ready, start in 2 s");
    assertThat(
            lines(
                live(
                    RunState.READY,
                    0,
                    0,
                    worker("worker-1", "finished", 0),
                    worker("worker-2", "running", 0.5))))
        .as("one whose few users are done has been ready, too")
        .containsExactly("all 2 workers are ready, start in 0 s");
  }

  @Test
  void aRunIsCurvesAndFigures() {
    assertThat(lines(live(RunState.RUNNING, 8, 0)))
        .containsExactly(
            "[####...............................] 8/60 s   workers 1   starts late by 0.4 ms",
            "users/s      80 ▂▃▄▅▅▆▇█                              80 of 80 planned",
            "p95          14  ▅▆▆▇▇██                              p50 6.0  p95 14  p99 21 ms",
            "users        16 ▂▃▄▅▅▆▇█                              16 active",
            "errors        0 ▁▁▁▁▁▁▁▁                              none");
  }

  @Test
  void errorsAndLostUsersStandOut() {
    assertThat(String.join("\n", lines(live(RunState.RUNNING, 8, 3))))
        .contains("  \u001b[31m3 lost", "\u001b[31m3 so far");
  }

  @Test
  void aPlainLineHasTheSameFigures() {
    assertThat(view.line(live(RunState.RUNNING, 8, 0)))
        .isEqualTo(
            "[####..........................] 8/60 s  80 planned, 80 offered /s  p50 6.0 p95 14 p99"
                + " 21 ms  errors 0  users 16  workers 1  late 0.4 ms");
  }

  @Test
  void whereNothingCanBeDrawnAnewNoSignIsSent() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Terminal terminal = Terminal.plain(new PrintStream(bytes, true));

    LongStream.range(0, 11).forEach(s -> terminal.show(live(RunState.RUNNING, s, 3)));
    terminal.show(live(RunState.FINISHED, 11, 3));

    assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("\u001b").hasLineCount(3);
  }

  @Test
  void ofAWorkerThatStartedNobodyTheSummarySaysNoLateness() {
    assertThat(summary(live(RunState.FINISHED, 8, 0)).lines())
        .anyMatch(l -> l.matches("worker-1 +running +0 users"));
  }

  @Test
  void theSummaryOfARunThatWasCutShortSaysSo() {
    assertThat(summary(live(RunState.ABORTED, 8, 0)))
        .contains("System under test: PASSED so far; the run was cut short after 8 of 60 s\n");
    assertThat(summary(live(RunState.FINISHED, 60, 0))).contains("System under test: PASSED\n");
  }

  @Test
  void arrivalsAddUpWhileSomeAreNotReportedYet() {
    assertThat(summary(live(RunState.RUNNING, 8, 0)))
        .contains("300 planned = 300 offered + 0 missed + 0 unknown;");
    assertThat(summary(live(RunState.RUNNING, 8, -1)))
        .as("one is nowhere")
        .contains("300 planned = 299 offered + 0 missed + 0 unknown + 1 not reported yet;");
  }

  @Test
  void whatNobodyMeasuredIsNotDrawnAsNothing() {
    Live all = live(RunState.RUNNING, 3, 0);
    Second away =
        new Second(1, 20, 20, 0, 0, true, 0, 0, 0, null, null, null, null, null, null, 1, true);

    assertThat(lines(with(all, List.of(second(0), away, second(2)))))
        .anyMatch(l -> l.startsWith("users/s      30 ▃▆█ "))
        .anyMatch(l -> l.startsWith("users         6 ▃ █ "))
        .anyMatch(l -> l.startsWith("errors        0 ▁ ▁ "));
  }

  @ParameterizedTest
  @CsvSource({"20, 5", "40, 10", "79, 24", "120, 30", "300, 80"})
  void itFitsAnyTerminal(int columns, int rows) {
    Live live =
        with(
            live(RunState.RUNNING, 59, 3),
            LongStream.range(0, 59).mapToObj(LiveViewTest::second).toList(),
            requests(30));

    List<String> lines = view.lines(live, new Screen(columns, rows));

    assertThat(lines)
        .hasSizeLessThan(rows)
        .allSatisfy(l -> assertThat(Text.width(l)).isLessThanOrEqualTo(columns));
  }

  @Test
  void curvesTakeTheRoomThatThereIs() {
    Live live = live(RunState.RUNNING, 200, 0);

    assertThat(blocks(view.lines(live, new Screen(80, 24)).get(1))).isEqualTo(35);
    assertThat(blocks(view.lines(live, new Screen(120, 24)).get(1))).isEqualTo(75);
    assertThat(view.lines(live, new Screen(44, 24)).get(1))
        .as("too little for a curve")
        .isEqualTo("users/s  2000 of 2000 planned");
  }

  private static long blocks(String line) {
    return line.chars().filter(c -> c >= '▁' && c <= '█').count();
  }

  @Test
  void theSlowestRequestsStandBelowWhereThereIsRoom() {
    Live live = with(live(RunState.RUNNING, 8, 0), List.of(second(0)), requests(30));

    assertThat(view.lines(live, new Screen(100, 24)))
        .hasSize(5 + 2 + 8)
        .anyMatch(l -> l.startsWith("request    "))
        .satisfies(l -> assertThat(l.get(7)).as("fails").startsWith("browse: call 3 "))
        .satisfies(l -> assertThat(l.get(8)).as("slowest").startsWith("browse: call 29 "));
    assertThat(view.lines(live, new Screen(100, 11))).hasSize(5 + 2 + 3);
    assertThat(view.lines(live, new Screen(100, 8))).as("no room").hasSize(5);
    assertThat(view.lines(live, new Screen(60, 24))).as("no room for names").hasSize(5);
  }

  @Test
  void aTerminalThatWasMadeNarrowerIsClearedAsAWhole() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    AtomicReference<Screen> screen = new AtomicReference<>(new Screen(80, 24));
    Terminal terminal =
        new Terminal(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), true, Ink.PLAIN, screen::get);
    terminal.show(live(RunState.RUNNING, 8, 0));
    screen.set(new Screen(40, 24));
    bytes.reset();

    terminal.show(live(RunState.RUNNING, 9, 0));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .as("each of the five lines that were wider than 40 takes two now")
        .startsWith("\u001b[10A\r\u001b[J");
  }

  @Test
  void theVerdictsStandFirstAndLast() {
    List<String> lines = summary(live(RunState.FINISHED, 60, 0)).lines().toList();

    assertThat(lines.subList(0, 5))
        .containsExactly(
            "", "Run id: finished", "", "Generator: VALID", "System under test: PASSED");
    assertThat(lines.getLast()).isEqualTo("Generator: VALID   System under test: PASSED");
  }

  @Test
  void whatATargetSaysDoesNotSteerTheTerminal() {
    Live live = live(RunState.FINISHED, 60, 0);
    ErrorCount hostile =
        new ErrorCount("browse", "call", "found \u001b[2J\u001b]0;owned\u0007\nnext", 1);
    Live said =
        new Live(
            live.run(),
            live.second(),
            live.totals(),
            live.seconds(),
            live.requests(),
            live.asPlanned(),
            List.of(hostile),
            live.workers(),
            live.losses(),
            live.soFar());

    assertThat(summary(said)).contains("1 x call: found ").doesNotContain("\u001b", "\u0007");
  }

  private static List<RequestFigures> requests(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new RequestFigures(
                    "browse",
                    "call " + i,
                    false,
                    10,
                    i == 3 ? 1 : 0,
                    1,
                    1.0,
                    2.0,
                    1.0,
                    1.0,
                    2.0,
                    3.0,
                    (double) i,
                    80.0,
                    90.0))
        .toList();
  }

  private List<String> lines(Live live) {
    return view.lines(live, Screen.USUAL);
  }

  private static Live with(Live live, List<Second> seconds) {
    return with(live, seconds, live.requests());
  }

  private static Live with(Live live, List<Second> seconds, List<RequestFigures> requests) {
    return new Live(
        live.run(),
        live.second(),
        live.totals(),
        seconds,
        requests,
        live.asPlanned(),
        live.errors(),
        live.workers(),
        live.losses(),
        live.soFar());
  }

  private static String summary(Live live) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Summary(new PrintStream(out, true, StandardCharsets.UTF_8)).print(live);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Live live(RunState state, long second, long lost) {
    return live(
        state, second, lost, worker("worker-1", "running", 1), worker("worker-2", "leaving", 0));
  }

  private static Live live(RunState state, long second, long lost, WorkerFigures... workers) {
    List<Second> seconds =
        LongStream.range(0, Math.max(0, second)).mapToObj(LiveViewTest::second).toList();
    return new Live(
        new RunView(
            "id",
            null,
            null,
            null,
            state,
            null,
            0,
            0L,
            null,
            null,
            60L,
            2,
            1,
            Map.of(),
            null,
            List.of(),
            List.of(),
            List.of(),
            state.isFinal() ? PASSED : null,
            null,
            null,
            null),
        second,
        new Totals(
            600,
            300,
            300 - Math.abs(lost),
            Math.max(0, lost),
            0,
            300,
            900,
            lost,
            0,
            0,
            null,
            6.0,
            14.0,
            21.0,
            30.0,
            .1,
            .4,
            2),
        seconds,
        List.of(),
        List.of(),
        List.of(),
        List.of(workers),
        List.of(),
        List.of());
  }

  private static Second second(long s) {
    boolean first = s == 0;
    return new Second(
        s,
        10 * (s + 1),
        10 * (s + 1),
        0,
        0,
        true,
        30,
        0,
        2 * (s + 1),
        first ? null : 6.0,
        first ? null : 7.0 + s,
        first ? null : 21.0,
        first ? null : 29.0,
        first ? null : 30.0,
        .4,
        1,
        false);
  }

  private static WorkerFigures worker(String name, String state, double share) {
    return new WorkerFigures(
        name, state, null, share, 0, 0, null, null, null, null, null, null, null, null, null, null,
        null, null, null);
  }
}
