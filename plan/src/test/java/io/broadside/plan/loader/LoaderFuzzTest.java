package io.broadside.plan.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.broadside.plan.export.JavaExport;
import io.broadside.plan.problem.PlanException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever it is given, the loader answers soon, with a plan or with problems. */
class LoaderFuzzTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  private static final List<String> TEXTS =
      Stream.of("good", "bad", "unfit")
          .flatMap(kind -> Corpus.plans(kind).stream())
          .map(Corpus::text)
          .toList();

  private static final List<String> SCRAPS =
      List.of(
          "\t",
          "\n",
          " ",
          "  ",
          ":",
          ": ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "&a ",
          "*a",
          "!",
          "|",
          ">",
          "#{",
          "}",
          "'",
          "\"",
          "0",
          "-1",
          "9999999999999999999",
          "1e9",
          "~",
          "null",
          "true",
          "? ",
          "%",
          "@",
          "---",
          "...",
          "\uFEFF",
          "\u0000",
          "\uD800",
          "\uD83D\uDE00",
          "\r",
          "<<: ",
          "get: /",
          "/s",
          " in ",
          " for ",
          "#{a.b(0)}");

  @Property(tries = 500)
  void answersToAnyText(@ForAll String text) {
    answers(text);
  }

  @Property(tries = 3_000)
  void answersToPlansThatWereDamaged(@ForAll("damaged") String text) {
    answers(text);
  }

  @Property(tries = 500)
  void answersToScraps(@ForAll("scraps") String text) {
    answers(text);
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<Double> place = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(
            Arbitraries.of(TEXTS),
            place.list().ofSize(4),
            Arbitraries.of(SCRAPS),
            Arbitraries.integers().between(0, 12))
        .as(
            (text, places, scrap, cut) -> {
              int at = (int) (places.getFirst() * text.length());
              int end = Math.min(text.length(), at + cut);
              int other = (int) (places.get(1) * text.length());
              String damaged = text.substring(0, at) + scrap + text.substring(end);
              return places.get(2) < 0.3 ? damaged + text.substring(other) : damaged;
            });
  }

  @Provide
  Arbitrary<String> scraps() {
    return Arbitraries.of(SCRAPS).list().ofMaxSize(60).map(scraps -> String.join("", scraps));
  }

  private static void answers(String text) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          try {
            assertThat(JavaExport.of(PlanLoader.loadText(text, Corpus.FILES), "Any")).isNotEmpty();
          } catch (PlanException e) {
            assertThat(e.problems()).isNotEmpty().hasSizeLessThanOrEqualTo(101);
          }
        });
  }
}
