package io.broadside.plan.flow;

import io.broadside.plan.problem.PlanProblems;
import io.broadside.plan.request.Body;
import io.broadside.plan.yaml.FieldReader;
import io.broadside.plan.yaml.JsonText;
import io.broadside.plan.yaml.Values;
import io.broadside.plan.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a request carries: {@code json}, {@code body}, {@code form} or {@code multipart}. */
final class BodyReader {

  private static final List<String> KINDS = List.of("json", "body", "form", "multipart");

  private final PlanProblems problems;
  private final Mentions mentions;
  private final Texts texts;

  BodyReader(PlanProblems problems, Mentions mentions) {
    this.problems = problems;
    this.mentions = mentions;
    this.texts = new Texts(problems, mentions);
  }

  Body read(FieldReader request) {
    List<String> given = KINDS.stream().filter(request::has).toList();
    if (given.size() > 1) {
      problems.add(
          request.place(),
          "a request has only one body: choose one of '%s'"
              .formatted(String.join("' and '", given)));
    }
    if (given.isEmpty()) {
      return new Body.None();
    }
    Body body = new Body.None();
    for (String kind : given) {
      body = one(request, kind);
    }
    return body;
  }

  private Body one(FieldReader request, String kind) {
    Yaml value = request.take(kind).orElseThrow();
    return switch (kind) {
      case "json" -> json(value);
      case "form" -> new Body.Form(texts.map(request, "form"));
      case "multipart" -> new Body.Multipart(parts(value));
      default -> body(value);
    };
  }

  private Body json(Yaml value) {
    String json = value instanceof Yaml.Scalar s ? s.text() : JsonText.of(value).toPrettyString();
    texts.look(value.place(), json);
    return new Body.Text(json, true);
  }

  private Body body(Yaml value) {
    if (!(value instanceof Yaml.Fields fields)) {
      return texts
          .of(value, "'body'")
          .<Body>map(t -> new Body.Text(t, false))
          .orElseGet(Body.None::new);
    }
    FieldReader reader = new FieldReader(fields, "a body", problems);
    Optional<String> file = file(reader, "file");
    Optional<String> template = file(reader, "template");
    if (file.isPresent() == template.isPresent()) {
      problems.add(
          fields.place(),
          "a body is a text, a 'file' as it is, or a 'template' with expressions: write one of"
              + " them");
    }
    reader.done();
    return file.<Body>map(Body.RawFile::new)
        .or(() -> template.map(Body.Template::new))
        .orElseGet(Body.None::new);
  }

  private Optional<String> file(FieldReader reader, String name) {
    Optional<String> file = reader.text(name);
    file.ifPresent(f -> mentions.file(reader.take(name).orElseThrow().place(), f));
    return file;
  }

  private List<Body.Part> parts(Yaml value) {
    List<Body.Part> parts = new ArrayList<>();
    new Values(problems)
        .fields(value, "'multipart'")
        .ifPresent(all -> all.list().forEach(f -> part(f).ifPresent(parts::add)));
    return parts;
  }

  private Optional<Body.Part> part(Yaml.Field field) {
    if (!(field.value() instanceof Yaml.Fields fields)) {
      return texts
          .of(field.value(), "'" + field.name() + "'")
          .map(t -> new Body.Part(field.name(), false, t, ""));
    }
    FieldReader reader = new FieldReader(fields, "a part", problems);
    Optional<String> file = file(reader, "file");
    if (file.isEmpty()) {
      reader.need("file", "the name of a file beside the plan");
    }
    String type = reader.text("type").orElse("");
    reader.done();
    return file.map(f -> new Body.Part(field.name(), true, f, type));
  }
}
