package io.broadside.controller.http.request;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ProblemAnswersTest {

  /** Javalin calls the handler again for what it throws: it would do so for ever. */
  @Test
  void ofARequestThatIsTakenBackNothingIsThrown() {
    Context gone =
        (Context)
            Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("Response does not exist (likely recycled)");
                });
    assertThatCode(() -> ProblemAnswers.broken(new IllegalStateException("recycled"), gone))
        .doesNotThrowAnyException();
  }
}
