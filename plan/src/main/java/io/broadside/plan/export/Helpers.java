package io.broadside.plan.export;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the imports and helper methods that an exported simulation needs. */
final class Helpers {

  private static final Map<String, String> IMPORTS =
      Map.ofEntries(
          Map.entry("CognitoUsers(", "io.broadside.aws.CognitoUsers"),
          Map.entry("AppClient(", "io.broadside.aws.cognito.pool.AppClient"),
          Map.entry("Passwords(", "io.broadside.aws.cognito.Passwords"),
          Map.entry("PoolId.", "io.broadside.aws.cognito.pool.PoolId"),
          Map.entry("UserSet(", "io.broadside.aws.cognito.UserSet"),
          Map.entry("AwsSecrets.", "io.broadside.aws.secrets.AwsSecrets"),
          Map.entry("AwsSignature.", "io.broadside.aws.AwsSignature"),
          Map.entry("BilledDuration.", "io.broadside.aws.BilledDuration"),
          Map.entry("LambdaChecks.", "io.broadside.aws.LambdaChecks"),
          Map.entry("Duration.", "java.time.Duration"),
          Map.entry("List.of", "java.util.List"),
          Map.entry("List<", "java.util.List"),
          Map.entry("Map.", "java.util.Map"),
          Map.entry("Map<", "java.util.Map"),
          Map.entry("Function<", "java.util.function.Function"),
          Map.entry("ConcurrentHashMap<", "java.util.concurrent.ConcurrentHashMap"),
          Map.entry("UUID.", "java.util.UUID"),
          Map.entry("ThreadLocalRandom.", "java.util.concurrent.ThreadLocalRandom"),
          Map.entry("FeederBuilder<", "io.gatling.javaapi.core.FeederBuilder"),
          Map.entry("ChainBuilder ", "io.gatling.javaapi.core.ChainBuilder"),
          Map.entry("Session ", "io.gatling.javaapi.core.Session"),
          Map.entry("IOException", "java.io.IOException"),
          Map.entry("UncheckedIOException", "java.io.UncheckedIOException"),
          Map.entry("Files.", "java.nio.file.Files"),
          Map.entry("Path.", "java.nio.file.Path"),
          Map.entry("ObjectMapper", "com.fasterxml.jackson.databind.ObjectMapper"),
          Map.entry("TypeReference", "com.fasterxml.jackson.core.type.TypeReference"),
          Map.entry("InputStream ", "java.io.InputStream"),
          Map.entry("StandardCharsets.", "java.nio.charset.StandardCharsets"),
          Map.entry("ArrayList<", "java.util.ArrayList"));

  private static final String SECRET =
      """
      private static String secret(String file) {
        try {
          return Files.readString(Path.of(file)).replaceFirst("\\\\R$", "");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }\
      """;

  private static final String LETTERS =
      """
      private static String letters(int length) {
        String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        return ThreadLocalRandom.current()
            .ints(length, 0, all.length())
            .mapToObj(all::substring)
            .map(rest -> rest.substring(0, 1))
            .reduce("", String::concat);
      }\
      """;

  private static final String TEXT =
      """
      private static final Map<String, Function<Session, String>> TEXTS = new ConcurrentHashMap<>();

      private static String text(Session session, String text) {
        try {
          return TEXTS.computeIfAbsent(text, key -> StringBody(key)).apply(session);
        } catch (RuntimeException e) { // an attribute is missing
          return "";
        }
      }\
      """;

  private static final String NUMBER =
      """
      private static int number(Session session, String text) {
        String number = text(session, text);
        return number.matches("\\\\d{1,9}") ? Integer.parseInt(number) : 0;
      }\
      """;

  private static final String RECORDS =
      """
      private static List<Map<String, Object>> records(String file) {
        List<Map<String, Object>> records = new ArrayList<>();
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
          ObjectMapper json = new ObjectMapper();
          String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          for (String line : text.replaceFirst("^\\uFEFF", "").lines().toList()) {
            if (!line.isBlank()) {
              records.add(json.readValue(line, new TypeReference<Map<String, Object>>() {}));
            }
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        return records;
      }\
      """;

  private Helpers() {}

  /** The methods that a class's members call. */
  static List<String> of(String members) {
    List<String> helpers = new ArrayList<>();
    if (members.contains(" secret(") || members.contains("(secret(")) {
      helpers.add(SECRET);
    }
    if (members.contains(" letters(")) {
      helpers.add(LETTERS);
    }
    boolean numbers = members.contains("number(session, ");
    if (numbers || members.contains("text(session, ")) {
      helpers.add(TEXT);
    }
    if (numbers) {
      helpers.add(NUMBER);
    }
    if (members.contains("listFeeder(records(")) {
      helpers.add(RECORDS);
    }
    return helpers;
  }

  /** The imports that a class's members need. */
  static String imports(String members) {
    TreeMap<String, Boolean> needed = new TreeMap<>();
    needed.put("io.gatling.javaapi.core.ScenarioBuilder", true);
    needed.put("io.gatling.javaapi.core.Simulation", true);
    needed.put("io.gatling.javaapi.http.HttpProtocolBuilder", true);
    IMPORTS.forEach(
        (word, name) -> {
          if (members.contains(word)) {
            needed.put(name, true);
          }
        });
    return "import static io.gatling.javaapi.core.CoreDsl.*;\n"
        + "import static io.gatling.javaapi.http.HttpDsl.*;\n\n"
        + needed.keySet().stream().map(n -> "import " + n + ";\n").collect(joining());
  }
}
