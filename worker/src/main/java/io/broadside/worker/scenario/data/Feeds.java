package io.broadside.worker.scenario.data;

import static io.gatling.javaapi.core.CoreDsl.csv;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.ssv;
import static io.gatling.javaapi.core.CoreDsl.tsv;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.data.RecordOrder;
import io.broadside.protocol.plan.Secrets;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.FeederBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Test data as Gatling's feeders: all users of a data set have the same one. */
public final class Feeds {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Map<String, Supplier<ChainBuilder>> feeds = new LinkedHashMap<>();
  private final PlanFolder folder;
  private final AccountFeeders accounts;

  public Feeds(Map<String, DataSet> data, PlanFolder folder, Secrets secrets) {
    this.folder = folder;
    this.accounts = new AccountFeeders(secrets);
    data.forEach((name, set) -> feeds.put(name, feeding(set)));
  }

  /**
   * What gives a user the next record of a data set.
   *
   * @throws IllegalArgumentException if there is no such data set
   */
  public ChainBuilder next(String data) {
    Supplier<ChainBuilder> feed = feeds.get(data);
    if (feed == null) {
      throw new IllegalArgumentException("there is no data '%s'".formatted(data));
    }
    return feed.get();
  }

  private Supplier<ChainBuilder> feeding(DataSet set) {
    return switch (set.source()) {
      case DataSource.Csv s -> feeding(ordered(csvFile(s), set.order()));
      case DataSource.JsonLines s ->
          feeding(ordered(listFeeder(records(folder.path(s.file()))), set.order()));
      case DataSource.Rows s -> feeding(ordered(listFeeder(rows(s)), set.order()));
      case Cognito s -> {
        ChainBuilder next = accounts.next(set.name(), s, f -> ordered(f, set.order()));
        yield () -> next;
      }
      case DataSource.Generated s -> {
        ChainBuilder made = exec(new Generation(s.columns()));
        yield () -> made;
      }
    };
  }

  private static Supplier<ChainBuilder> feeding(FeederBuilder<?> feeder) {
    return () -> feed(feeder);
  }

  private FeederBuilder<String> csvFile(DataSource.Csv source) {
    String file = folder.resource(source.file());
    return switch (source.separator()) {
      case '\t' -> tsv(file);
      case ';' -> ssv(file);
      default -> csv(file);
    };
  }

  private static <T> FeederBuilder<T> ordered(FeederBuilder<T> feeder, RecordOrder order) {
    return switch (order) {
      case CIRCULAR -> feeder.circular().shard();
      case RANDOM -> feeder.random();
      case SEQUENTIAL -> feeder.queue();
      case UNIQUE -> feeder.queue().shard();
    };
  }

  private static List<Map<String, Object>> rows(DataSource.Rows source) {
    List<Map<String, Object>> rows = new ArrayList<>();
    source.rows().forEach(row -> rows.add(new LinkedHashMap<>(row)));
    return rows;
  }

  private static List<Map<String, Object>> records(Path file) {
    ObjectMapper json = new ObjectMapper();
    List<Map<String, Object>> records = new ArrayList<>();
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.replaceFirst("^" + BYTE_ORDER_MARK, "").split("\n", -1)) {
        if (!line.isBlank()) {
          records.add(json.readValue(line, new TypeReference<Map<String, Object>>() {}));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }
}
