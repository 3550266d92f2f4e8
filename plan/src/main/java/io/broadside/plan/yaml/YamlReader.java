package io.broadside.plan.yaml;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a document; what is too large, too deep or broken is a problem. */
public final class YamlReader {

  /** How many characters a document may have. */
  public static final int MOST_CHARACTERS = 1_000_000;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(MOST_CHARACTERS + 1).build();

  private YamlReader() {}

  /** JSONPath has them, and within braces they begin a list. */
  private static final String BRACKETS =
      "; a text with brackets needs quotes here, as in {id: \"$.items[0].id\"}";

  /** The document's value; none where a problem was found that hides the rest. */
  public static Optional<Yaml> read(String text, PlanProblems problems) {
    if (text.length() > MOST_CHARACTERS) {
      problems.add(
          Place.START,
          "the plan has more than a million characters: keep data and bodies in files beside it");
      return Optional.empty();
    }
    TreeBuilder tree = new TreeBuilder(problems);
    LostExpressions lost = new LostExpressions(text, problems);
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        tree.accept(event);
        if (event instanceof ScalarEvent scalar) {
          lost.pass(scalar);
        }
        if (tree.isStopped()) {
          return Optional.empty();
        }
      }
      lost.end();
    } catch (MarkedYamlEngineException e) {
      if (lost.broke()) {
        return Optional.empty();
      }
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      problems.add(mark == null ? Place.START : TreeBuilder.place(mark), sentence(text, e, mark));
      return Optional.empty();
    } catch (YamlEngineException e) {
      problems.add(
          Place.START, "the file has text that YAML does not allow: " + firstLine(e.getMessage()));
      return Optional.empty();
    }
    return tree.result();
  }

  private static String sentence(String text, MarkedYamlEngineException e, @Nullable Mark mark) {
    String line = mark == null ? "" : text.lines().skip(mark.getLine()).findFirst().orElse("");
    boolean blank = line.isBlank() && line.contains("\t");
    boolean named = e.getProblem() != null && e.getProblem().contains("TAB");
    if (line.startsWith("\t") || blank || named) {
      return "there is a tab here: YAML allows only spaces for indentation";
    }
    String problem = firstLine(e.getProblem());
    return "this is not valid YAML: " + problem + (problem.endsWith("but got [") ? BRACKETS : "");
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it cannot be read" : message.lines().findFirst().orElse("");
  }
}
