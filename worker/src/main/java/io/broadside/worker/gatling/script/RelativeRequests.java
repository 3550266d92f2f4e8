package io.broadside.worker.gatling.script;

import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.scenario.SimulationParams;
import io.gatling.core.session.Session;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.http.request.builder.CommonAttributes;
import io.gatling.http.request.builder.HttpRequestBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scala.Function1;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Finds requests that can never be sent, since their URLs are relative and there is no base URL.
 *
 * @param params what the simulation has set up
 */
record RelativeRequests(SimulationParams params) {

  private static final String ABSOLUTE = "http";

  /** Gatling's own class, whose name Java cannot write. */
  private static final String STATIC = "$StaticValueExpression";

  /** What is wrong with the first one of them; empty where there is none. */
  Optional<String> problem() {
    return populations(CollectionConverters.asJava(params.rootPopulationBuilders()))
        .flatMap(p -> problem(p).stream())
        .findFirst();
  }

  private static Stream<PopulationBuilder> populations(List<PopulationBuilder> some) {
    return some.stream()
        .flatMap(
            p ->
                Stream.concat(
                    Stream.of(p),
                    CollectionConverters.asJava(p.children()).stream()
                        .flatMap(c -> populations(CollectionConverters.asJava(c)))));
  }

  private Optional<String> problem(PopulationBuilder population) {
    List<@Nullable String> bases =
        http(CollectionConverters.asJava(population.scenarioProtocols()))
            .or(() -> http(CollectionConverters.asJava(params.globalProtocols())))
            .map(h -> CollectionConverters.asJava(h.baseUrls()))
            .orElse(List.of());
    return Reachable.from(population.scenarioBuilder(), HttpRequestBuilder.class).stream()
        .flatMap(r -> problem(r.commonAttributes(), bases).stream())
        .findFirst();
  }

  private static Optional<HttpProtocol> http(Map<?, ?> protocols) {
    return protocols.values().stream()
        .filter(HttpProtocol.class::isInstance)
        .map(HttpProtocol.class::cast)
        .findFirst();
  }

  private static Optional<String> problem(CommonAttributes request, List<@Nullable String> bases) {
    Optional<String> url =
        request.urlOrURI().isLeft()
            ? known(request.urlOrURI().swap().getOrElse(() -> null))
            : Optional.empty();
    boolean absolute =
        request.urlOrURI().isRight() || url.filter(RelativeRequests::isAbsolute).isPresent();
    String name =
        known(request.requestName()).orElse("with a name that is known only during the" + " run");
    if (absolute || (bases.isEmpty() && url.isEmpty())) {
      return Optional.empty();
    }
    if (bases.isEmpty()) {
      return Optional.of(
          "Request %s cannot be sent: its URL %s is relative, and there is no base URL."
              .formatted(name, url.orElseThrow()));
    }
    for (String base : bases) {
      if (!isAbsolute(base)) {
        return Optional.of(
            "Request %s cannot be sent: the base URL is %s, but it must begin with http:// or https://."
                .formatted(name, base));
      }
    }
    return Optional.empty();
  }

  private static boolean isAbsolute(@Nullable String url) {
    return url != null && url.regionMatches(true, 0, ABSOLUTE, 0, ABSOLUTE.length());
  }

  /** The value of an expression that is the same for every user. */
  private static Optional<String> known(
      @Nullable Function1<Session, Validation<String>> expression) {
    return expression != null
            && expression.getClass().getName().endsWith(STATIC)
            && expression.apply(null) instanceof Success<String> fixed
        ? Optional.of(String.valueOf(fixed.value()))
        : Optional.empty();
  }
}
