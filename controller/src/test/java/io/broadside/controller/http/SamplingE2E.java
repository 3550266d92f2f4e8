package io.broadside.controller.http;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The seconds of a run as columns of a chart. */
class SamplingE2E {

  /**
   * 500 changes at random: seconds that come, late or corrected, a new plan, another window. After
   * each, the columns that were kept are compared with columns that are made anew. Returns the
   * first change after which they differ, and how many columns were compared.
   */
  private static final String KEPT_AND_NEW =
      """
      import('/sampling.js').then(({ Sampler }) => {
        let state = 7;
        const random = (most) => (state = state * 48271 % 2147483647) % most;
        const fields = ['planned', 'offered', 'p99'];
        const kept = new Sampler(fields);
        const known = { seconds: [], planned: Array.from({ length: 90 }, () => random(9)), floors: [] };
        let [from, to, compared] = [0, 89, 0];
        for (let change = 0; change < 500; change++) {
          const at = random(4) ? known.seconds.length : random(known.seconds.length + 3);
          known.seconds[at] = { planned: random(9), offered: random(9), settled: random(3) > 0, gap: random(5) === 0, p99: random(2) ? random(90) : null };
          known.floors.push(at);
          if (!random(20)) known.planned = Array.from({ length: 60 + random(400) }, () => random(9));
          if (!random(9)) to = Math.max(known.seconds.length, known.planned.length) - 1 - random(3);
          if (!random(15)) from = random(40);
          const columns = random(12) ? 40 : 25;
          const [there, anew] = [kept.take(known, from, to, columns), new Sampler(fields).take(known, from, to, columns)];
          if (JSON.stringify(there) !== JSON.stringify(anew)) return [change, JSON.stringify(there), JSON.stringify(anew)];
          compared += anew.x.length;
        }
        return ['same', compared > 5000];
      })\
      """;

  @TempDir private Path folder;

  @Test
  void columnsThatAreKeptAreThoseThatWouldBeMadeAnew() throws Exception {
    Visit.of(
        folder,
        1280,
        ColorScheme.LIGHT,
        new ArrayList<>(),
        (stage, page) ->
            Assertions.assertThat(page.evaluate(KEPT_AND_NEW)).isEqualTo(List.of("same", true)));
  }
}
