package io.broadside.plan.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExpressionTest {

  @Test
  void namesAreFoundBeforeTheirPartsAndFunctions() {
    assertThat(Expression.names("#{a} #{b.c} #{ d(0) } #{e.size()} #{a}"))
        .containsExactly("a", "b", "d", "e");
  }

  @Test
  void gatlingsOwnFunctionsNeedNoName() {
    assertThat(Expression.names("#{randomUuid()} #{randomInt(1, 5)}")).isEmpty();
  }
}
