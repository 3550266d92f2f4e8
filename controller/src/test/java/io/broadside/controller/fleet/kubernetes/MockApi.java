package io.broadside.controller.fleet.kubernetes;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.internal.SimpleRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A mock of an API server. It is to be closed before its clients: to end a watch it waits for the
 * answer of a client, and one that has been closed gives none.
 */
final class MockApi extends KubernetesMockServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MockApi.class);

  private final Map<ServerRequest, Queue<ServerResponse>> answers;

  private MockApi(Map<ServerRequest, Queue<ServerResponse>> answers, MockWebServer web) {
    super(new Context(), web, answers, new KubernetesMixedDispatcher(answers), false);
    this.answers = answers;
  }

  /** One that answers. */
  static MockApi started() {
    MockWebServer web = new MockWebServer();
    // the JDK's client offers an upgrade that the mock cannot carry through
    web.setHttp2ClearTextEnabled(false);
    MockApi api = new MockApi(new HashMap<>(), web);
    api.init();
    return api;
  }

  /** One more that speaks with it, and gives up soon where it does not answer. */
  KubernetesClient client() {
    return client(address());
  }

  /** Where it is. */
  URI address() {
    return URI.create(url("/"));
  }

  /** Whether all has been asked for that was to be answered there otherwise than usually. */
  boolean served(String path) {
    Queue<ServerResponse> left = answers.get(new SimpleRequest(HttpMethod.GET, path));
    return left != null && left.isEmpty();
  }

  /** One that speaks with it by another address. */
  KubernetesClient client(URI by) {
    return createClient(
        c ->
            c.withConfig(
                new ConfigBuilder(initConfig())
                    .withMasterUrl(by.toString())
                    .withRequestTimeout(10_000)
                    .withConnectionTimeout(10_000)
                    .withRequestRetryBackoffLimit(0)
                    .withWatchReconnectInterval(50)
                    .build()));
  }

  /** Ends it. That it takes longer than it ought to says nothing about what was tested. */
  @Override
  public void close() {
    try {
      destroy();
    } catch (IllegalStateException e) {
      LOG.warn("The mock did not end in time", e);
    }
  }
}
