package io.broadside.worker.gatling.script;

import io.gatling.core.protocol.Protocol;
import io.gatling.core.structure.PopulationBuilder;
import io.gatling.http.protocol.HttpProtocol;
import scala.Option;
import scala.collection.immutable.List;
import scala.collection.immutable.Map;

/**
 * Removes {@code http.warmUp(url)} from a simulation: every worker would send that unplanned
 * request while it prepares. Workers warm up against themselves.
 */
final class WarmUpCalls {

  private WarmUpCalls() {}

  /** The same populations, and those that wait for them. */
  static List<PopulationBuilder> without(List<PopulationBuilder> populations) {
    return populations.map(
        p ->
            PopulationBuilder.apply(
                p.scenarioBuilder(),
                p.injectionProfile(),
                without(p.scenarioProtocols()),
                p.scenarioThrottleSteps(),
                p.pauseType(),
                p.children().map(WarmUpCalls::without),
                p.shard()));
  }

  /** The same protocols, by class. */
  @SuppressWarnings("unchecked") // Scala's map of the same types comes to Java without them
  static Map<Class<? extends Protocol>, Protocol> without(
      Map<Class<? extends Protocol>, Protocol> protocols) {
    return protocols.transform((type, protocol) -> without(protocol));
  }

  private static Protocol without(Protocol protocol) {
    return protocol instanceof HttpProtocol http
        ? http.copy(
            http.baseUrls(),
            Option.empty(),
            http.enginePart(),
            http.requestPart(),
            http.responsePart(),
            http.wsPart(),
            http.ssePart(),
            http.proxyPart(),
            http.dnsPart())
        : protocol;
  }
}
