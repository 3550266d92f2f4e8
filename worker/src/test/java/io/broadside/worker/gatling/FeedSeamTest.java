package io.broadside.worker.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.group;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.core.CoreDsl.repeat;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.worker.gatling.feeding.DealtFeeder;
import io.broadside.worker.gatling.feeding.ShardedFeeders;
import io.broadside.worker.gatling.injection.Users;
import io.gatling.core.action.FeedMessage;
import io.gatling.core.action.builder.FeedBuilder$;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** Feeders that are flagged {@code shard()} are found wherever they are, and are dealt. */
@Timeout(60)
class FeedSeamTest {

  @BeforeAll
  static void letSimulationsBeMade() {
    GatlingSettings.load();
  }

  @Test
  void aFeedIsFoundWhereverItStandsInASimulation() {
    List<ChainBuilder> feeds = Stream.generate(() -> feed(records(1))).limit(9).toList();
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                scenario("parent")
                    .exec(feeds.get(0))
                    .exec(repeat(2).on(feeds.get(1)))
                    .exec(group("group").on(feeds.get(2)))
                    .exec(randomSwitch().on(percent(100).then(feeds.get(3))))
                    .exec(tryMax(2).on(feeds.get(4)))
                    .doIf(session -> true)
                    .then(feeds.get(5))
                    .exec(exec(session -> session).exec(feeds.get(6)))
                    .exec(group("outer").on(repeat(2).on(feeds.get(7))))
                    .injectOpen(atOnceUsers(1))
                    .andThen(scenario("child").exec(feeds.get(8)).injectOpen(atOnceUsers(1))));
          }
        };
    Map<Object, ActorRef<FeedMessage>> instances = instances();
    Set<Object> before = new HashSet<>(instances.keySet());
    Mailbox<Controller.Command> controller = new Mailbox<>();
    ShardedFeeders.install(
        simulation.params(null).rootPopulationBuilders(), controller, 1, new Users());
    Set<Object> after = new HashSet<>(instances().keySet());
    after.removeAll(before);
    assertThat(after).as("a feeder for each of the feeds").hasSize(feeds.size());
    assertThat(after).allMatch(key -> instances().get(key) instanceof DealtFeeder);
  }

  @Test
  void aFeederThatIsNotFlaggedIsLeftToGatling() {
    int before = instances().size();
    Simulation simulation = feeding(listFeeder(List.of(Map.of("name", "ann"))), 1, new Names());
    ShardedFeeders.install(
        simulation.params(null).rootPopulationBuilders(), new Mailbox<>(), 1, new Users());
    assertThat(instances()).hasSize(before);
  }

  @Test
  void userKGetsRecordKFromTheFeederThatGatlingLooksUp() throws Exception {
    Names names = new Names();
    Solo.play(feeding(records(20), 20, names), new RecordingMeasurements());
    assertThat(names.seen).hasSize(20);
    assertThat(names.seen).allSatisfy(seen -> assertThat(seen.name()).isEqualTo("n" + seen.user()));
  }

  @Test
  void twoFeedersOfOneNameDoNotDisturbOneAnother() throws Exception {
    Names names = new Names();
    Solo.play(feeding(feed(records(20)).feed(records(20)), 20, names), new RecordingMeasurements());
    assertThat(names.seen).hasSize(20);
    assertThat(names.seen).allSatisfy(seen -> assertThat(seen.name()).isEqualTo("n" + seen.user()));
  }

  @Test
  void aSessionThatIsResetAndAColumnNamedOrdinalAreFedAllTheSame() throws Exception {
    Queue<String> seen = new ConcurrentLinkedQueue<>();
    FeederBuilder<Object> named =
        listFeeder(List.of(Map.<String, Object>of("ordinal", "x"))).circular();
    FeederBuilder<Object> dealt = records(40);
    Simulation simulation =
        new Simulation() {
          {
            setUp(
                scenario("load")
                    .feed(named)
                    .feed(dealt)
                    .exec(io.gatling.javaapi.core.Session::reset)
                    .feed(dealt)
                    .exec(
                        session -> {
                          seen.add(session.userId() + " " + session.getString("name"));
                          return session;
                        })
                    .injectOpen(atOnceUsers(20)));
          }
        };
    Solo.play(simulation, new RecordingMeasurements());
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 20).mapToObj(i -> (i + 1) + " n" + (i + 20)).toList());
  }

  @Test
  void aFeederThatRunsEmptyEndsTheRunInGatlingsWords() {
    assertThatThrownBy(
            () -> Solo.play(feeding(records(3), 4, new Names()), new RecordingMeasurements()))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage(
            "Feeder in-memory crashed: feeder is now empty. It has 3 records, and user 3 needs"
                + " record 3. Stopping engine");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aNumberOfRecordsThatMakesNoSenseEndsTheRunAsGatlingDoes(int number) {
    String stock = crash(feedingMany(listFeeder(list(3)), number));
    assertThat(stock).contains(number + " is not a valid number of records");
    assertThat(crash(feedingMany(records(3), number))).isEqualTo(stock);
  }

  private static String crash(Simulation simulation) {
    try {
      Solo.play(simulation, new RecordingMeasurements());
      return "no crash";
    } catch (Exception e) {
      return String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
    }
  }

  private static Simulation feedingMany(FeederBuilder<Object> feeder, int number) {
    return new Simulation() {
      {
        setUp(
            scenario("load")
                .feed(feeder, number)
                .exec(session -> session)
                .injectOpen(atOnceUsers(1)));
      }
    };
  }

  private static Simulation feeding(FeederBuilder<Object> feeder, int users, Names names) {
    return feeding(feed(feeder), users, names);
  }

  private static Simulation feeding(ChainBuilder feeds, int users, Names names) {
    return new Simulation() {
      {
        setUp(
            scenario("load")
                .exec(feeds)
                .exec(
                    session -> {
                      names.seen.add(
                          new Seen(session.getLong("ordinal"), session.getString("name")));
                      return session;
                    })
                .injectOpen(atOnceUsers(users)));
      }
    };
  }

  private static FeederBuilder<Object> records(int count) {
    return listFeeder(list(count)).shard();
  }

  private static List<Map<String, Object>> list(int count) {
    return new ArrayList<>(
        IntStream.range(0, count).mapToObj(i -> Map.<String, Object>of("name", "n" + i)).toList());
  }

  private static Map<Object, ActorRef<FeedMessage>> instances() {
    return CollectionConverters.asJava(
        FeedBuilder$.MODULE$.io$gatling$core$action$builder$FeedBuilder$$Instances());
  }

  private record Seen(long user, String name) {}

  private static final class Names {
    final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
  }
}
