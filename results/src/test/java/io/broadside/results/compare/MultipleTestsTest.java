package io.broadside.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {

  /** By hand: 0.01 × 4; 0.02 × 3; 0.03 × 2, not less than 0.06; 0.5. */
  @Test
  void holmAsByHand() {
    assertThat(MultipleTests.holm(new double[] {0.03, 0.5, 0.01, 0.02}))
        .containsExactly(new double[] {0.06, 0.5, 0.04, 0.06}, within(1e-12));
  }

  /** By hand, from the largest: 0.5; 0.03 × 4/3 = 0.04; 0.02 × 4/2 = 0.04; 0.001 × 4 = 0.004. */
  @Test
  void benjaminiAndHochbergAsByHand() {
    assertThat(MultipleTests.benjaminiHochberg(new double[] {0.03, 0.5, 0.001, 0.02}))
        .containsExactly(new double[] {0.04, 0.5, 0.004, 0.04}, within(1e-12));
  }

  @Test
  void noTestsAreNoProblem() {
    assertThat(MultipleTests.holm(new double[0])).isEmpty();
    assertThat(MultipleTests.benjaminiHochberg(new double[0])).isEmpty();
  }

  @Property
  void holmIsAtLeastAsStrictAsBenjaminiAndHochberg(
      @ForAll @Size(max = 20) List<@DoubleRange(min = 0, max = 1) Double> values) {
    double[] p = values.stream().mapToDouble(Double::doubleValue).toArray();
    double[] holm = MultipleTests.holm(p);
    double[] marks = MultipleTests.benjaminiHochberg(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(marks[i]).isBetween(p[i] - 1e-12, holm[i] + 1e-12);
      assertThat(holm[i]).isLessThanOrEqualTo(1);
    }
  }
}
