package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.protocol.wire.Json;
import io.broadside.results.record.RunState;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One real worker, and simulations that cannot run: each fails with a sentence, and no load. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class BadSimulationIT {

  private static final String HEAD =
      "import io.gatling.javaapi.core.*; import io.gatling.javaapi.http.*;\n";
  private static final String GOOD =
      """
      import static io.gatling.javaapi.core.CoreDsl.*;
      import static io.gatling.javaapi.http.HttpDsl.*;
      public class Good extends io.gatling.javaapi.core.Simulation {{
        setUp(scenario("s").exec(http("r").get("/fast")).injectOpen(atOnceUsers(3)))
            .protocols(http.baseUrl(System.getProperty("target")));
      }}
      """;

  private Lab lab;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    lab = new Lab(folder);
  }

  @AfterAll
  void close() {
    lab.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "public class A extends Simulation {\\n"
            + " int x = \"no\";\\n"
            + " int y = z;\\n"
            + "}|A.java:3: incompatible types",
        "public class A {}|There is no simulation in it: no class that extends",
        "public class A extends Simulation {} class B extends Simulation {}|several simulations in"
            + " it: A, B. Say which",
        "public class A extends Simulation { { if (true) throw new IllegalStateException(\"no"
            + " licence\"); } }|no licence",
        "public class A extends Simulation { { System.exit(0); } }|it called System.exit",
        "public class A extends Simulation {}|setUp",
        "public class A extends Simulation { { int users = Integer.getInteger(\"users\"); } }|The"
            + " simulation needs the property users, which is not set. Set it with -P"
            + " users=VALUE.",
        "public class A extends Simulation { { int users = Integer.getInteger(\"b\", 3) +"
            + " Integer.parseInt(System.getProperty(\"a\")); } }|needs the properties a, b,"
            + " which are not set. Set them with -P a=VALUE -P b=VALUE.",
        "public class A extends Simulation { { setUp(CoreDsl.scenario(\"s\")"
            + ".exec(HttpDsl.http(\"home\").get(\"/get\")).injectOpen(CoreDsl.atOnceUsers(1)))"
            + ".protocols(HttpDsl.http.baseUrl(System.getProperty(\"shop\"))); } }|Request home"
            + " cannot be sent: the base URL is null, but it must begin with http:// or https://."
            + " The simulation needs the property shop, which is not set. Set it with -P"
            + " shop=VALUE.",
        "public class A extends Simulation { { setUp(CoreDsl.scenario(\"s\")"
            + ".repeat(2).on(CoreDsl.exec(HttpDsl.http(\"home\").get(\"/get\"))).injectOpen(CoreDsl.atOnceUsers(1)));"
            + " } }|Request home cannot be sent: its URL /get is relative, and there is no base"
            + " URL. Set one with http.baseUrl in the simulation."
      })
  void aFileThatCannotRunFailsWithTheReason(String text, String reason) throws Exception {
    lab.upload("A.java", (HEAD + text.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8));
    assertThat(failure("A.java", null, null)).contains(reason).doesNotContain("\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|several simulations in it: shop.One, shop.Two. Say which",
        "shop.Three|There is no class shop.Three; there is shop.One, shop.Two",
        "shop.Plain|Class shop.Plain is not a simulation: it does not extend",
        "shop.Base|Simulation shop.Base is abstract; name a class that extends it"
      })
  void aClassInAJarIsFoundOrItIsSaidWhatThereIs(@Nullable String name, String reason)
      throws Exception {
    lab.upload(
        "shop.jar",
        Jar.of(
            "shop",
            Map.of(
                "One", "public class One extends Base {}",
                "Two", "public class Two extends Base {}",
                "Plain", "public class Plain {}",
                "Base", "public abstract class Base extends Simulation {}")));
    assertThat(failure("shop.jar", name, null)).contains(reason);
  }

  @Test
  void aJarWithoutASimulationIsNone() throws Exception {
    lab.upload("plain.jar", Jar.of("shop", Map.of("Plain", "public class Plain {}")));
    assertThat(failure("plain.jar", null, null)).contains("There is no simulation in it");
  }

  @Test
  void aClassThatTheWorkersDoNotHaveIsNamed() throws Exception {
    assertThat(failure(null, "shop.Nowhere", null)).contains("There is no class shop.Nowhere");
  }

  @Test
  void aWorkerThatNeverGetsReadyIsNotWaitedForForEver() throws Exception {
    String endless =
        HEAD
            + "public class A extends Simulation {{"
            + " try { new java.util.concurrent.CountDownLatch(1).await(); }"
            + " catch (InterruptedException e) { throw new IllegalStateException(e); } }}";
    lab.upload("A.java", endless.getBytes(StandardCharsets.UTF_8));
    assertThat(failure("A.java", null, 4))
        .contains("Only 0 of 1 workers were ready after 4 s.", "worker-1");
  }

  @Test
  void aGoodRunFollowsABadOne() throws Exception {
    failure(null, "shop.Nowhere", null);
    lab.upload("Good.java", GOOD.getBytes(StandardCharsets.UTF_8));

    Live end = lab.awaitEnd(create("Good.java", null, null));

    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FINISHED);
    assertThat(end.totals().offered()).isEqualTo(3);
  }

  /** Fails the run, and sees that nothing of it has begun. */
  private String failure(@Nullable String name, @Nullable String type, @Nullable Integer patience)
      throws Exception {
    int before = lab.target.hits().size();
    Live end = lab.awaitEnd(create(name, type, patience));
    assertThat(end.run().state()).as(end.run().toString()).isEqualTo(RunState.FAILED);
    assertThat(end.run().startsAtMillis()).isNull();
    assertThat(end.run().verdicts()).isNull();
    assertThat(lab.target.hits()).hasSize(before);
    return String.valueOf(end.run().problem());
  }

  private RunView create(@Nullable String name, @Nullable String type, @Nullable Integer patience)
      throws Exception {
    Map<String, @Nullable Object> fields = new HashMap<>();
    fields.put("simulation", name);
    fields.put("simulationClass", type);
    fields.put("target", lab.target.address());
    fields.put("workers", 1);
    fields.put("warmUpSeconds", 0);
    fields.put("readyTimeoutSeconds", patience);
    HttpResponse<byte[]> answer = lab.send("POST", "/api/runs", Json.write(RunRequests.of(fields)));
    assertThat(answer.statusCode())
        .as(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(201);
    return Json.read(answer.body(), RunView.class);
  }
}
