package io.broadside.plan.export.data;

import static java.util.stream.Collectors.joining;

import io.broadside.plan.data.Cognito;
import io.broadside.plan.data.DataSet;
import io.broadside.plan.data.DataSource;
import io.broadside.plan.data.Generator;
import io.broadside.plan.data.RecordOrder;
import io.broadside.plan.export.text.Java;
import java.util.Map;

/** Writes test data as Gatling's feeders. */
public final class DataJava {

  private DataJava() {}

  public static String field(DataSet set, String name) {
    return switch (set.source()) {
      case DataSource.Csv s ->
          "private final FeederBuilder<String> %s = %s%s;"
              .formatted(name, csv(s), order(set.order()));
      case DataSource.JsonLines s ->
          "private final FeederBuilder<Object> %s = listFeeder(records(%s))%s;"
              .formatted(name, Java.text(s.file()), order(set.order()));
      case DataSource.Rows s ->
          "private final FeederBuilder<Object> %s =\n    listFeeder(\n        List.of(\n%s))%s;"
              .formatted(
                  name,
                  s.rows().stream()
                      .map(DataJava::row)
                      .collect(joining(",\n"))
                      .indent(12)
                      .stripTrailing(),
                  order(set.order()));
      case Cognito s -> CognitoJava.field(s, set.order(), name);
      case DataSource.Generated s ->
          "private final ChainBuilder %s =\n    exec(\n        session ->\n            session%s);"
              .formatted(
                  name,
                  s.columns().entrySet().stream()
                      .map(
                          c ->
                              "\n                .set(%s, %s)"
                                  .formatted(Java.text(c.getKey()), value(c.getValue())))
                      .collect(joining()));
    };
  }

  private static String csv(DataSource.Csv source) {
    String call =
        switch (source.separator()) {
          case '\t' -> "tsv";
          case ';' -> "ssv";
          default -> "csv";
        };
    return call + "(" + Java.text(source.file()) + ")";
  }

  public static String order(RecordOrder order) {
    return switch (order) {
      case CIRCULAR -> ".circular().shard()";
      case RANDOM -> ".random()";
      case SEQUENTIAL -> ".queue()";
      case UNIQUE -> ".queue().shard()";
    };
  }

  private static String row(Map<String, String> row) {
    return row.entrySet().stream()
        .map(e -> "Map.entry(%s, %s)".formatted(Java.text(e.getKey()), Java.text(e.getValue())))
        .collect(joining(", ", "Map.ofEntries(", ")"));
  }

  private static String value(Generator generator) {
    String random = "ThreadLocalRandom.current()";
    return switch (generator) {
      case Generator.Whole g -> "%s.nextLong(%dL, %dL)".formatted(random, g.least(), g.most() + 1);
      case Generator.Uuid g -> "UUID.randomUUID().toString()";
      case Generator.Letters g -> "letters(" + g.length() + ")";
      case Generator.OneOf g ->
          "List.of(%s).get(%s.nextInt(%d))"
              .formatted(
                  g.texts().stream().map(Java::text).collect(joining(", ")),
                  random,
                  g.texts().size());
    };
  }
}
