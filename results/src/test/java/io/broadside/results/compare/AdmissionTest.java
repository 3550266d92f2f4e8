package io.broadside.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.compare.admission.Admission;
import io.broadside.results.compare.admission.ComparedRun;
import io.broadside.results.compare.admission.Conditions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Conditions GOOD = new Conditions("A", true, "", 0.01, 100, "plan");

  private static List<String> refusals(Conditions changed) {
    return Admission.refusals(
        List.of(new ComparedRun(GOOD, Map.of())), List.of(new ComparedRun(changed, Map.of())));
  }

  @Test
  void twoGoodRunsMayBeCompared() {
    assertThat(refusals(new Conditions("B", true, "", 0, 98, "plan"))).isEmpty();
    assertThat(refusals(GOOD)).isEmpty();
  }

  @Test
  void aDoubtfulGeneratorIsRefused() {
    assertThat(
            refusals(new Conditions("B", false, "SUSPECT, starts were 80 ms late", 0, 100, "plan")))
        .containsExactly(
            "Run B: its generator's verdict is not VALID: SUSPECT, starts were 80 ms late.");
  }

  @Test
  void lostUsersAreRefused() {
    assertThat(refusals(new Conditions("B", true, "", 0.023, 100, "plan")))
        .containsExactly(
            "Run B: 2.3 % of its planned users were missed or unknown, more than the 1 % allowed.");
  }

  @Test
  void anotherLoadIsRefused() {
    assertThat(refusals(new Conditions("B", true, "", 0, 97.9, "plan")))
        .containsExactly(
            "Runs B and A did not offer the same load: 97.9 and 100.0 users/s differ by more than"
                + " 2 %.");
    assertThat(refusals(new Conditions("B", true, "", 0, 100, "other")))
        .containsExactly("Runs A and B ran different plans: plan and other.");
    assertThat(refusals(new Conditions("B", true, "", 0, 0, "plan")))
        .contains(
            "Run B has no steady load to compare. It needs at least 10 s of steady load after its"
                + " first 10 s, better a minute or more.");
  }

  @Test
  void aRunCountsOnceOnASide() {
    ComparedRun run = new ComparedRun(GOOD, Map.of());
    assertThat(Admission.refusals(List.of(run, run), List.of(run)))
        .containsExactly("Run A appears twice on the baseline.");
  }

  @Test
  void whatIsRefusedHasNoRows() {
    ComparedRun good = MadeRun.calm("A", 1).run();
    ComparedRun bad =
        new ComparedRun(new Conditions("B", false, "BROKEN", 0, 50, "plan"), good.requests());
    Comparison comparison = new Comparer(Strictness.DEFAULT).compare(List.of(good), List.of(bad));
    assertThat(comparison.decision()).isEqualTo(Decision.INCONCLUSIVE);
    assertThat(comparison.reasons()).hasSize(1);
    assertThat(comparison.rows()).isEmpty();
  }
}
