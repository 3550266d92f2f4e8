package io.broadside.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.broadside.controller.FakeFleet;
import io.broadside.controller.api.About;
import io.broadside.controller.api.Live;
import io.broadside.controller.api.PlanCheck;
import io.broadside.controller.api.Preview;
import io.broadside.controller.api.Workers;
import io.broadside.controller.fleet.Platform;
import io.broadside.controller.library.SimulationEntry;
import io.broadside.controller.library.SimulationLibrary;
import io.broadside.controller.metrics.Exposition;
import io.broadside.controller.request.RunRequest;
import io.broadside.protocol.wire.Problem;
import io.broadside.results.compare.Comparison;
import io.broadside.results.compare.SmallestChange;
import io.broadside.results.compare.kept.RunTrend;
import io.broadside.results.course.ErrorSeries;
import io.broadside.results.course.RequestSeries;
import io.broadside.results.course.Sparklines;
import io.broadside.results.heat.HeatMap;
import io.broadside.results.record.FleetChange;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The document says what there is: no more, no less, and nothing else. */
class OpenApiTest {

  private static final Pattern REFERENCE = Pattern.compile("#/components/(\\w+)/(\\w+)");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode document;

  OpenApiTest() throws IOException {
    document = new YAMLMapper().readTree(OpenApiTest.class.getResourceAsStream("/openapi.yaml"));
  }

  @Test
  void everyRouteIsDescribedAndEveryDescribedRouteIsThere() {
    List<String> described = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      path.getValue()
          .fieldNames()
          .forEachRemaining(
              method -> {
                if (METHODS.contains(method)) {
                  described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                }
              });
    }
    assertThat(described).containsExactlyInAnyOrderElementsOf(routes());
  }

  @Test
  void everySchemaIsThatOfItsRecord() {
    Map<String, JsonNode> expected = new TreeMap<>();
    List.of(
            Live.class,
            RunSummary.class,
            RunRequest.class,
            WorkerResource.WorkerCount.class,
            Workers.class,
            SimulationEntry.class,
            Comparison.class,
            SmallestChange.class,
            RunTrend.class,
            HeatMap.class,
            ErrorSeries.class,
            RequestSeries.class,
            Sparklines.class,
            FleetChange.class,
            Problem.class,
            Preview.class,
            About.class,
            PlanCheck.class,
            SimulationResource.PlanText.class,
            PreviewResource.TargetUrl.class,
            PreviewResource.TargetAnswer.class)
        .forEach(type -> new Schema(expected).of(type));
    Map<String, JsonNode> described = new TreeMap<>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(e -> described.put(e.getKey(), Schema.bare(e.getValue())));
    assertThat(described).isEqualTo(expected);
  }

  @Test
  void everythingThatIsReferredToIsThereAndEverythingThereIsReferredTo() {
    Set<String> used = new HashSet<>();
    Matcher reference = REFERENCE.matcher(document.toString());
    while (reference.find()) {
      used.add(reference.group(1) + "/" + reference.group(2));
    }
    Set<String> there = new HashSet<>();
    Arrays.asList("schemas", "responses", "parameters")
        .forEach(
            kind ->
                document
                    .at("/components/" + kind)
                    .fieldNames()
                    .forEachRemaining(name -> there.add(kind + "/" + name)));
    assertThat(used).isEqualTo(there);
  }

  private static List<String> routes() {
    Path nowhere = Path.of("nowhere");
    return new ApiServer(
            new FakeRuns(),
            Platform.own(new FakeFleet(3)),
            new SimulationLibrary(nowhere, nowhere),
            new FolderStore(nowhere),
            new MergedMetrics(() -> Exposition.EMPTY, List::of),
            new Guard(Stage.TOKEN, Set.of()),
            Particulars.LAPTOP)
        .routes();
  }
}
