package io.broadside.plan.loader;

import io.broadside.plan.connection.ClientCertificate;
import io.broadside.plan.connection.HttpSettings;
import io.broadside.plan.connection.Proxy;
import io.broadside.plan.connection.SecretSource;
import io.broadside.plan.connection.Trust;
import io.broadside.plan.flow.Mentions;
import io.broadside.plan.flow.ResponseReader;
import io.broadside.plan.flow.SigningReader;
import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Signing;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the connection settings of a plan. */
final class HttpReader {

  private static final int MOST_PORT = 65_535;

  private final PlanProblems problems;
  private final Values values;
  private final PlanFiles files;
  private final Mentions mentions;

  HttpReader(PlanProblems problems, PlanFiles files, Mentions mentions) {
    this.problems = problems;
    this.values = new Values(problems);
    this.files = files;
    this.mentions = mentions;
  }

  HttpSettings read(Yaml value) {
    Optional<Yaml.Fields> fields = values.fields(value, "'http'");
    if (fields.isEmpty()) {
      return HttpSettings.USUAL;
    }
    FieldReader reader = new FieldReader(fields.get(), "'http'", problems);
    FieldReader times =
        new FieldReader(
            reader
                .take("timeouts")
                .flatMap(v -> values.fields(v, "'timeouts'"))
                .orElseGet(() -> new Yaml.Fields(reader.place(), List.of())),
            "'timeouts'",
            problems);
    HttpSettings settings =
        new HttpSettings(
            reader.truth("http2", false),
            reader.parsed("connections", HttpReader::shared).orElse(false),
            times.duration("connect").orElse(null),
            times.duration("request").orElse(null),
            reader.take("trust").map(this::trust).orElseGet(Trust.Any::new),
            reader.take("certificate").flatMap(this::certificate).orElse(null),
            reader.take("proxy").flatMap(this::proxy).orElse(null),
            aliases(reader),
            ResponseReader.texts(reader, "headers", problems, mentions),
            reader
                .take("expect")
                .map(v -> new ResponseReader(problems, mentions).checks(v))
                .orElse(List.of()),
            new SigningReader(problems).read(reader).orElseGet(Signing.None::new),
            reader.truth("resources", false),
            reader.truth("cache", true));
    times.done();
    reader.done();
    return settings;
  }

  private static Boolean shared(String word) {
    return switch (word) {
      case "shared" -> true;
      case "per user" -> false;
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a way to keep connections: write 'shared' or 'per user'"
                  .formatted(word));
    };
  }

  private Trust trust(Yaml value) {
    if (value instanceof Yaml.Fields fields) {
      FieldReader reader = new FieldReader(fields, "'trust'", problems);
      Optional<String> file = file(reader, "a JKS or PKCS#12 file beside the plan");
      SecretSource password = password(reader);
      reader.done();
      return new Trust.Store(file.orElse(""), password);
    }
    return values
        .parsed(
            value,
            "'trust'",
            word ->
                switch (word) {
                  case "any" -> new Trust.Any();
                  case "known" -> new Trust.Known();
                  default ->
                      throw new IllegalArgumentException(
                          "'%s' is not valid for 'trust': write 'any', 'known' (the authorities that Java knows) or {file: store.p12}"
                              .formatted(word));
                })
        .orElseGet(Trust.Any::new);
  }

  private Optional<ClientCertificate> certificate(Yaml value) {
    return values
        .fields(value, "'certificate'")
        .flatMap(
            fields -> {
              FieldReader reader = new FieldReader(fields, "'certificate'", problems);
              Optional<String> file = file(reader, "a PKCS#12 or JKS file beside the plan");
              SecretSource password = password(reader);
              reader.done();
              return file.map(f -> new ClientCertificate(f, password));
            });
  }

  private Optional<Proxy> proxy(Yaml value) {
    if (value instanceof Yaml.Fields fields) {
      FieldReader reader = new FieldReader(fields, "'proxy'", problems);
      Optional<String> host =
          reader.need("host", "the proxy's host name").flatMap(v -> values.text(v, "'host'"));
      Optional<Integer> port = reader.whole("port", 1, MOST_PORT);
      if (port.isEmpty() && !reader.has("port")) {
        reader.need("port", "a number such as 3128");
      }
      String user = reader.text("user").orElse(null);
      SecretSource password = password(reader);
      reader.done();
      if ((user == null) != (password == null)) {
        problems.add(fields.place(), "a proxy needs both 'user' and 'password', or neither");
      }
      return host.flatMap(h -> port.map(p -> new Proxy(h, p, user, password)));
    }
    return values.parsed(value, "'proxy'", HttpReader::address);
  }

  private static Proxy address(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || parts[0].isBlank() || !parts[1].matches("[1-9]\\d{0,4}")) {
      throw new IllegalArgumentException(
          "'%s' is not a proxy: write host:port, such as proxy.example.com:3128".formatted(text));
    }
    return new Proxy(parts[0], Integer.parseInt(parts[1]), null, null);
  }

  private Map<String, List<String>> aliases(FieldReader reader) {
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    reader
        .take("aliases")
        .flatMap(v -> values.fields(v, "'aliases'"))
        .ifPresent(all -> all.list().forEach(f -> aliases.put(f.name(), addresses(f.value()))));
    return aliases;
  }

  private List<String> addresses(Yaml value) {
    List<String> addresses = new ArrayList<>();
    for (Yaml one : value instanceof Yaml.Items i ? i.values() : List.of(value)) {
      values.text(one, "an address").ifPresent(addresses::add);
    }
    return addresses;
  }

  private @Nullable SecretSource password(FieldReader reader) {
    return reader.parsed("password", SecretSource::parse).orElse(null);
  }

  private Optional<String> file(FieldReader reader, String example) {
    Optional<Yaml> value = reader.need("file", example);
    value.ifPresent(
        v ->
            values
                .text(v, "'file'")
                .ifPresent(f -> FileCheck.exists(files, v.place(), f, problems)));
    return value.flatMap(
        v -> v instanceof Yaml.Scalar s ? Optional.of(s.text()) : Optional.empty());
  }
}
