package io.broadside.plan.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Writes a YAML value as JSON. */
public final class JsonText {

  private JsonText() {}

  /** Text without quotes is what it looks like: a number, true, false, null, or else a text. */
  public static JsonNode of(Yaml value) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (value) {
      case Yaml.Scalar s when s.isNothing() -> json.nullNode();
      case Yaml.Scalar s when s.isTruth() -> json.booleanNode(s.text().equals("true"));
      case Yaml.Scalar s when s.isNumber() && s.text().contains(".") ->
          json.numberNode(new BigDecimal(s.text()));
      case Yaml.Scalar s when s.isNumber() -> json.numberNode(Long.parseLong(s.text()));
      case Yaml.Scalar s -> json.textNode(s.text());
      case Yaml.Items i -> {
        ArrayNode array = json.arrayNode();
        i.values().forEach(v -> array.add(of(v)));
        yield array;
      }
      case Yaml.Fields f -> {
        ObjectNode object = json.objectNode();
        f.list().forEach(field -> object.set(field.name(), of(field.value())));
        yield object;
      }
    };
  }
}
