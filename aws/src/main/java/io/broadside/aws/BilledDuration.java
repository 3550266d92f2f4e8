package io.broadside.aws;

import static io.gatling.javaapi.core.internal.Expressions.toStringExpression;
import static io.gatling.javaapi.http.HttpDsl.header;

import io.gatling.commons.stats.OK$;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What Lambda bills of a call, by the tail of the function's log. It is measured as a group of its
 * own, and is no request. A tail that says nothing of it measures nothing.
 *
 * <pre>{@code
 * http("invoke checkout")
 *     .post(…)
 *     .header("X-Amz-Log-Type", "Tail")
 *     .check(BilledDuration.inLogTail()),
 * BilledDuration.of("billed invoke checkout")
 * }</pre>
 */
public final class BilledDuration implements ActionBuilder {

  private static final String HEADER = "X-Amz-Log-Result";
  private static final String KEPT = "io.broadside.aws.logTail";

  private final String name;

  private BilledDuration(String name) {
    this.name = name;
  }

  /** Keeps the log's tail of an answer, where it has one. */
  public static CheckBuilder inLogTail() {
    return header(HEADER).optional().saveAs(KEPT);
  }

  /**
   * Measures what the tail says that was kept last; stands right behind the call.
   *
   * @param name of the group, may hold expressions
   */
  public static BilledDuration of(String name) {
    return new BilledDuration(name);
  }

  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    Function1<Session, Validation<String>> group = toStringExpression(name);
    return new io.gatling.core.action.builder.ActionBuilder() {
      @Override
      public Action build(ScenarioContext context, Action next) {
        CoreComponents core = context.coreComponents();
        return new SessionHook(
            session -> new Success<>(measured(session, group, core)),
            name,
            core.statsEngine(),
            next);
      }
    };
  }

  private static Session measured(
      Session session, Function1<Session, Validation<String>> group, CoreComponents core) {
    Object tail = session.attributes().getOrElse(KEPT, () -> "");
    OptionalInt millis = LogTail.billedMillis(tail.toString());
    if (millis.isPresent() && group.apply(session) instanceof Success<String> named) {
      List<String> groups = new ArrayList<>(CollectionConverters.asJava(session.groups()));
      groups.add(named.value());
      long start = core.clock().nowMillis() - millis.getAsInt();
      core.statsEngine()
          .logGroupEnd(
              session.scenario(),
              new GroupBlock(
                  CollectionConverters.asScala(groups).toList(),
                  start,
                  millis.getAsInt(),
                  OK$.MODULE$),
              core.clock().nowMillis());
    }
    return session.remove(KEPT);
  }
}
