package io.broadside.plan.loader;

import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.data.Generator;
import io.broadside.plan.data.RecordOrder;
import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.text.Nearest;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads test data, and looks into its files. */
final class DataReader {

  private static final List<String> ORDERS =
      Stream.of(RecordOrder.values()).map(RecordOrder::word).toList();
  private static final long ENDLESS = Long.MAX_VALUE;

  /** A data set, and how many records it has. */
  record Counted(DataSet set, long records) {}

  private final PlanProblems problems;
  private final Values values;
  private final PlanFiles files;
  private final Lives lives;

  DataReader(PlanProblems problems, PlanFiles files, Lives lives) {
    this.problems = problems;
    this.lives = lives;
    this.values = new Values(problems);
    this.files = files;
  }

  Map<String, Counted> read(Yaml value) {
    Map<String, Counted> data = new LinkedHashMap<>();
    values
        .fields(value, "'data'")
        .ifPresent(
            all ->
                all.list().forEach(f -> one(f).ifPresent(counted -> data.put(f.name(), counted))));
    return data;
  }

  private Optional<Counted> one(Yaml.Field field) {
    if (!(field.value() instanceof Yaml.Fields fields)) {
      return values
          .text(field.value(), "data '" + field.name() + "'")
          .flatMap(file -> file(field.name(), field.value().place(), file, RecordOrder.CIRCULAR));
    }
    FieldReader reader = new FieldReader(fields, "data '" + field.name() + "'", problems);
    if (reader.has("cognito")) {
      return users(field.name(), reader);
    }
    List<String> given = Stream.of("file", "rows", "generate").filter(reader::has).toList();
    Optional<RecordOrder> order = reader.parsed("order", DataReader::order);
    Optional<Yaml> file = reader.take("file");
    Optional<Yaml> rows = reader.take("rows");
    Optional<Yaml> made = reader.take("generate");
    reader.done();
    if (given.size() != 1) {
      problems.add(
          fields.place(),
          "data '%s' needs exactly one source: write one of 'file', 'rows', 'generate' or 'cognito'"
              .formatted(field.name()));
      return Optional.empty();
    }
    if (made.isPresent()) {
      if (order.isPresent()) {
        problems.add(
            fields.place(),
            "generated data has no order: leave out 'order'; for a value that no other user has,"
                + " use #{ordinal}");
      }
      return made.flatMap(v -> generated(field.name(), v));
    }
    RecordOrder chosen = order.orElse(RecordOrder.CIRCULAR);
    if (rows.isPresent()) {
      return rows.flatMap(v -> rows(field.name(), v, chosen));
    }
    return file.flatMap(
        v -> values.text(v, "'file'").flatMap(name -> file(field.name(), v.place(), name, chosen)));
  }

  private Optional<Counted> users(String data, FieldReader reader) {
    RecordOrder order = reader.parsed("order", DataReader::order).orElse(RecordOrder.CIRCULAR);
    Optional<Cognito> users = new CognitoReader(problems).read(data, reader, lives);
    reader.done();
    return users.map(u -> new Counted(new DataSet(data, u, order, u.columns()), u.users()));
  }

  private Optional<Counted> file(String data, Place place, String name, RecordOrder order) {
    Optional<DataSource> source = problems.attempt(place, () -> source(name));
    if (source.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = files.open(name).orElse(null)) {
      if (in == null) {
        problems.add(
            place,
            "there is no file '%s' in the plan's folder or below it: data files must be there"
                .formatted(name));
        return Optional.empty();
      }
      RecordFile found =
          source.get() instanceof DataSource.Csv csv
              ? RecordFile.csv(in, csv.separator())
              : RecordFile.jsonLines(in);
      if (found.records() == 0) {
        problems.add(place, "'%s' has no records: add some".formatted(name));
        return Optional.empty();
      }
      return Optional.of(
          new Counted(new DataSet(data, source.get(), order, found.columns()), found.records()));
    } catch (IOException e) {
      problems.add(place, "'%s' cannot be read: %s".formatted(name, e.getMessage()));
    } catch (IllegalArgumentException e) {
      problems.add(place, "'%s' cannot be used: %s".formatted(name, e.getMessage()));
    }
    return Optional.empty();
  }

  private static DataSource source(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    if (small.endsWith(".csv")) {
      return new DataSource.Csv(name, ',');
    }
    if (small.endsWith(".tsv")) {
      return new DataSource.Csv(name, '\t');
    }
    if (small.endsWith(".ssv")) {
      return new DataSource.Csv(name, ';');
    }
    if (small.endsWith(".jsonl") || small.endsWith(".ndjson")) {
      return new DataSource.JsonLines(name);
    }
    throw new IllegalArgumentException(
        "'%s' is not a data file: its name must end in .csv, .ssv (semicolons), .tsv (tabs) or .jsonl"
            .formatted(name));
  }

  private Optional<Counted> rows(String data, Yaml value, RecordOrder order) {
    List<Map<String, String>> rows = new ArrayList<>();
    Optional<Yaml.Items> items = values.items(value, "'rows'");
    for (Yaml one : items.map(Yaml.Items::values).orElse(List.of())) {
      Map<String, String> row = values.parsedByName(one, "a row", Function.identity());
      rows.add(row);
      if (!row.keySet().equals(rows.getFirst().keySet())) {
        problems.add(
            one.place(),
            "this row has other columns than the first row: every row needs %s"
                .formatted(rows.getFirst().keySet()));
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Counted(
                new DataSet(
                    data, new DataSource.Rows(rows), order, List.copyOf(rows.getFirst().keySet())),
                rows.size()));
  }

  private Optional<Counted> generated(String data, Yaml value) {
    Map<String, Generator> columns = values.parsedByName(value, "'generate'", Generator::parse);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Counted(
                new DataSet(
                    data,
                    new DataSource.Generated(columns),
                    RecordOrder.RANDOM,
                    List.copyOf(columns.keySet())),
                ENDLESS));
  }

  private static RecordOrder order(String word) {
    if (!ORDERS.contains(word)) {
      throw new IllegalArgumentException(
          "'%s' is not an order%s".formatted(word, Nearest.hint(word, ORDERS)));
    }
    return RecordOrder.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
