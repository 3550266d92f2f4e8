package io.broadside.results.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.broadside.results.Example;
import io.broadside.results.record.figures.Second;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RunRecordTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void whatIsWrittenIsRead() throws IOException {
    RunRecord run = Example.run("a-run");
    assertThat(RecordJson.read(RecordJson.pretty(run), RunRecord.class)).isEqualTo(run);
  }

  /** These files are never written again: whatever becomes of Broadside, it reads them. */
  @Test
  void aRecordOfVersion1IsReadForEver() throws Exception {
    RunRecord example = Example.run("20261127-123142-997-shop");
    assertThat(read("every-field.json").asPlanned()).as("which came later").isEmpty();
    RunRecord planned = read("every-field-as-planned.json");
    assertThat(planned.requests().getFirst().p999()).as("which came later still").isNull();
    assertThat(withoutAsPlanned(read("every-field.json"))).isEqualTo(withoutAsPlanned(planned));
    RunRecord p999 = read("every-field-p999.json");
    assertThat(p999.errors().getFirst().firstSecond()).as("which came last").isNull();
    assertThat(without(planned, "p999")).isEqualTo(without(p999, "p999"));
    String[] last = {"firstSecond", "lastSecond", "address"};
    assertThat(without(p999, last)).isEqualTo(without(example, last));
    assertThat(read("every-field-seen.json")).isEqualTo(example);

    RunFolder kept = RunFolder.at(golden("version-1/20261127-123142-997-127-0-0-1"));
    RunRecord run = kept.record();
    long[] responses = {0};
    boolean whole =
        kept.intervals(
            i ->
                i.measured().stream()
                    .filter(m -> m.request().equals("GET /"))
                    .forEach(m -> responses[0] += m.values().count()));

    assertThat(run.totals().requests()).isEqualTo(240);
    assertThat(run.times().steady()).containsExactly(new Stretch(0, 12));
    assertThat(kept.seconds()).hasSize(13);
    assertThat(kept.seconds().stream().mapToLong(Second::offered).sum()).isEqualTo(240);
    assertThat(responses[0]).isEqualTo(240);
    assertThat(whole).isTrue();
  }

  private static ObjectNode withoutAsPlanned(RunRecord run) {
    ObjectNode fields = JSON.valueToTree(run);
    fields.remove("asPlanned");
    return fields;
  }

  private static ObjectNode without(RunRecord run, String... names) {
    ObjectNode fields = JSON.valueToTree(run);
    for (String name : names) {
      fields.findParents(name).forEach(figures -> ((ObjectNode) figures).remove(name));
    }
    return fields;
  }

  private static RunRecord read(String name) throws Exception {
    return RecordJson.read(Files.readAllBytes(golden("version-1/" + name)), RunRecord.class);
  }

  @Test
  void whatANewerVersionSaysIsPassedOverAndWhatAnOlderOneLeavesOutIsFilledIn() throws IOException {
    RunRecord run =
        RecordJson.read(
            """
            {"version": 2, "id": "a-run", "state": "FINISHED", "colour": {"of": "the sky"},
             "totals": {"requests": 3, "moons": 1}, "requests": [{"scenario": "s", "request": "r"}],
             "fleet": {"workers": [{"worker": "w", "state": "asleep"}]}}
            """
                .getBytes(UTF_8),
            RunRecord.class);
    assertThat(run.totals().requests()).isEqualTo(3);
    assertThat(run.totals().p99()).isNull();
    assertThat(run.requests().getFirst().count()).isZero();
    assertThat(run.fleet().workers().getFirst().share()).isZero();
    assertThat(run.limits()).isNotNull();
    assertThat(run.test().name()).isEqualTo("?");
    assertThat(run.verdicts()).isNull();
  }

  @Test
  void theSchemaAcceptsEveryRecordAndKnowsEveryField() throws Exception {
    String text = schema();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text);
    String record = new String(RecordJson.pretty(Example.run("a-run")), UTF_8);
    assertThat(schema.validate(record, InputFormat.JSON)).isEmpty();
    assertThat(
            schema.validate(
                Files.readString(golden("version-1/20261127-123142-997-127-0-0-1/run.json")),
                InputFormat.JSON))
        .isEmpty();
    assertThat(schema.validate("{\"version\": 1}", InputFormat.JSON)).isNotEmpty();

    JsonNode root = JSON.readTree(text);
    List<String> unknown = new ArrayList<>();
    compare(root, root, JSON.readTree(record), "", unknown);
    assertThat(unknown).isEmpty();
  }

  /** Every field that is written is one of the schema's, and the other way round. */
  private static void compare(
      JsonNode root, JsonNode schema, JsonNode value, String at, List<String> unknown) {
    JsonNode known = schema;
    if (schema.has("$ref")) {
      known = root.at(schema.get("$ref").asText().substring(1));
    }
    if (value.isArray()) {
      compare(root, known.get("items"), value.get(0), at + "[]", unknown);
    } else if (value.isObject() && known.has("properties")) {
      JsonNode properties = known.get("properties");
      for (var field : value.properties()) {
        if (!properties.has(field.getKey())) {
          unknown.add("not in the schema: " + at + "." + field.getKey());
        } else {
          compare(
              root,
              properties.get(field.getKey()),
              field.getValue(),
              at + "." + field.getKey(),
              unknown);
        }
      }
      for (var property : properties.properties()) {
        if (!value.has(property.getKey())) {
          unknown.add("not in the record: " + at + "." + property.getKey());
        }
      }
    }
  }

  private static String schema() throws IOException {
    try (InputStream in =
        RunRecord.class.getResourceAsStream("/io/broadside/results/run.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(RunRecordTest.class.getResource("/golden/" + name)).toURI());
  }
}
