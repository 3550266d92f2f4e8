package io.broadside.controller.http.results;

import io.broadside.controller.conductor.Runs;
import io.broadside.controller.http.request.Bodies;
import io.broadside.controller.http.request.ProblemException;
import io.broadside.results.export.ExportFormat;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Serves the kept runs: their records, files and exports, and users' notes on them. */
public final class ResultResource {

  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_TAGS = 50;
  private static final Pattern TAG = Pattern.compile("[^\\s,#\"]{1,100}");

  private final ResultStore store;
  private final Runs runs;
  private final Bodies bodies;

  public ResultResource(ResultStore store, Runs runs, Bodies bodies) {
    this.store = store;
    this.runs = runs;
    this.bodies = bodies;
  }

  public void route(RoutesConfig routes) {
    routes.get("/api/runs/{id}/record", this::record);
    routes.get("/api/runs/{id}/files/{file}", this::file);
    routes.get("/api/runs/{id}/export/{format}", this::export);
    routes.put("/api/runs/{id}/marks", this::mark);
    routes.delete("/api/runs/{id}", this::delete);
  }

  private void record(Context ctx) throws IOException {
    ctx.contentType("application/json").result(RecordJson.pretty(kept(ctx).record()));
  }

  private void file(Context ctx) throws IOException {
    RunFolder run = kept(ctx);
    String name = ctx.pathParam("file");
    Path file = run.file(name);
    if (!RunFolder.FILES.contains(name) || !Files.isRegularFile(file)) {
      throw ProblemException.missing("Run %s has no file %s.".formatted(run.id(), name));
    }
    ctx.contentType(name.endsWith(".json") ? "application/json" : "application/octet-stream")
        .result(Files.newInputStream(file));
  }

  private void export(Context ctx) throws IOException {
    RunFolder run = kept(ctx);
    String name = ctx.pathParam("format");
    ExportFormat format =
        ExportFormat.called(name)
            .orElseThrow(
                () ->
                    ProblemException.missing(
                        "There is no format %s. The formats are %s."
                            .formatted(name, ExportFormat.titles())));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    format.write(run, text);
    ctx.contentType(format.mediaType())
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s-%s.%s\"".formatted(run.id(), name, format.ending()))
        .result(text.toByteArray());
  }

  private void mark(Context ctx) throws IOException {
    Marks marks = bodies.json(ctx, Marks.class);
    demandShort("name", marks.name());
    demandShort("note", marks.note());
    if (marks.tags().size() > MOST_TAGS
        || !marks.tags().stream().allMatch(t -> TAG.matcher(t).matches())) {
      throw ProblemException.bad(
          ("A run may have up to %d tags of up to 100 characters each, without spaces, commas,"
                  + " quotes or #.")
              .formatted(MOST_TAGS));
    }
    store.mark(kept(ctx).id(), marks);
    Bodies.answer(ctx, 200, marks);
  }

  private static void demandShort(String what, @Nullable String text) {
    if (text != null && text.length() > LONGEST_TEXT) {
      throw ProblemException.bad("%s may have up to %d characters.".formatted(what, LONGEST_TEXT));
    }
  }

  private void delete(Context ctx) throws IOException {
    RunFolder run = kept(ctx);
    if (runs.underWay().filter(run.id()::equals).isPresent()) {
      throw new ProblemException(
          409,
          "busy",
          "The run is under way",
          "Run %s is under way; stop it first, or wait for its end.".formatted(run.id()));
    }
    Marks marks = run.marks();
    try {
      marks.allowDeletion(run.id());
    } catch (IOException e) {
      throw new ProblemException(
          409, "baseline", "The run is a baseline", String.valueOf(e.getMessage()));
    }
    store.delete(run.id());
    ctx.status(204);
  }

  private RunFolder kept(Context ctx) throws IOException {
    String id = ctx.pathParam("id");
    return store.find(id).orElseThrow(() -> ProblemException.unknownRun(id));
  }
}
