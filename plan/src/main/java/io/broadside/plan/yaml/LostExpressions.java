package io.broadside.plan.yaml;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Finds comments that were meant as expressions: without quotes, the text {@code Dear #{name}} ends
 * before its expression, in silence. Looks at what stands between texts in the source, as
 * snakeyaml-engine 3.2 refuses some good documents where it is asked for their comments.
 */
final class LostExpressions {

  /** Anchors, aliases and tags may have the sign in them. */
  private static final Pattern BETWEEN =
      Pattern.compile("(?<break>\r\n|\r|\n)|[&*!][^\\s,\\[\\]{}]*|(?<comment>#[^\r\n]*)");

  /** What may stand before a comment where the reader gave up. */
  private static final Pattern AT_ONCE = Pattern.compile("[\\s\\[\\]{},:?-]*(#\\{[^\r\n]*)?");

  private static final Pattern EXAMPLE = Pattern.compile("[^\\s'\"\\\\][^\r\n'\"\\\\]{0,60}");

  private final int[] source;
  private final PlanProblems problems;
  private int from;
  private Place place = Place.START;
  private String before = "";

  LostExpressions(String text, PlanProblems problems) {
    source = text.codePoints().toArray();
    this.problems = problems;
  }

  /** Looks at what stands before a text; texts come in the order of the source. */
  void pass(ScalarEvent event) {
    Mark start = event.getStartMark().orElse(null);
    Mark end = event.getEndMark().orElse(null);
    if (start == null || end == null || start.getIndex() == end.getIndex()) {
      return; // it is empty, and stands nowhere
    }
    int begins = start.getIndex();
    if (event.isLiteral() || event.isFolded()) {
      begins = lineEnd(begins); // its first line is none of its text
    }
    look(slice(from, begins));
    from = end.getIndex();
    place = TreeBuilder.place(end);
    before = event.isPlain() ? slice(begins, from) : "";
  }

  private int lineEnd(int at) {
    int end = at;
    while (end < source.length && source[end] != '\n' && source[end] != '\r') {
      end++;
    }
    return end;
  }

  /** Looks at the rest of a document that was read to its end. */
  void end() {
    look(slice(from, source.length));
  }

  /** Whether one stands where a document could be read no further. */
  boolean broke() {
    Matcher rest = AT_ONCE.matcher(slice(from, source.length));
    return rest.lookingAt() && rest.group(1) != null && look(rest.group());
  }

  private boolean look(String between) {
    boolean found = false;
    int line = place.line();
    int lineStart = 1 - place.column();
    Matcher m = BETWEEN.matcher(between);
    while (m.find()) {
      String comment = m.group("comment");
      if (m.group("break") != null) {
        line++;
        lineStart = m.end();
      } else if (comment != null && comment.startsWith("#{")) {
        found = true;
        refuse(
            new Place(line, m.start() - lineStart + 1), comment, between.substring(0, m.start()));
      }
    }
    return found;
  }

  private void refuse(Place at, String comment, String gap) {
    int end = comment.indexOf('}');
    String lost = end < 0 ? "#{name}" : comment.substring(0, end + 1);
    String whole = before + gap + lost;
    boolean follows = gap.isBlank() && EXAMPLE.matcher(whole).matches();
    problems.add(
        at,
        "YAML leaves out '%s', because ' #' begins a comment: put the whole text in quotes, as in \"%s\""
            .formatted(shortened(lost), follows ? whole : shortened(lost)));
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private String slice(int start, int end) {
    return start < end ? new String(source, start, end - start) : "";
  }
}
