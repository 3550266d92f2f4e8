package io.broadside.results.export;

import io.broadside.results.record.RunRecord;
import io.broadside.results.record.RunState;
import io.broadside.results.record.Verdicts;
import io.broadside.results.store.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * JUnit's XML as Jenkins, GitLab and others read it (https://github.com/testmoapp/junitxml). One
 * suite has a case for each assertion and goal, the other judges the generator. A run that was not
 * judged has a case that fails with the reason.
 */
final class JUnit {

  private static final String CLASS = "broadside.";

  /**
   * One test case.
   *
   * @param failure why it failed, null where it passed
   */
  private record Case(String name, @Nullable String failure) {}

  private JUnit() {}

  static void write(RunFolder folder, OutputStream out) throws IOException {
    RunRecord run = folder.record();
    List<Case> target = target(run);
    List<Case> generator = generator(run);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      xml.writeAttribute("name", "broadside " + run.id());
      counts(xml, Stream.concat(target.stream(), generator.stream()).toList());
      suite(xml, run, "system under test", target);
      suite(xml, run, "generator", generator);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("The test report cannot be written: " + e.getMessage(), e);
    }
  }

  private static List<Case> target(RunRecord run) {
    Verdicts verdicts = run.verdicts();
    if (verdicts == null) {
      return List.of(new Case("the run", reason(run)));
    }
    Stream<Case> judged = verdicts.target().assertions().stream().map(JUnit::judged);
    return switch (verdicts.target().outcome()) {
      case NOTHING_MEASURED ->
          Stream.concat(
                  Stream.of(new Case("the run", "No request was answered: nothing was measured.")),
                  judged)
              .toList();
      case PASSED, FAILED, NOTHING_ASSERTED ->
          run.state() == RunState.FINISHED
              ? judged.toList()
              : Stream.concat(Stream.of(new Case("the run", reason(run))), judged).toList();
    };
  }

  private static Case judged(Verdicts.Judged a) {
    String actual = a.shown() == null ? "nothing was measured" : "actual value: " + a.shown();
    return new Case(a.text(), a.passed() ? null : actual);
  }

  private static String reason(RunRecord run) {
    String problem = run.problem();
    return problem != null
        ? problem
        : "The run was not judged: its state is %s."
            .formatted(run.state().name().toLowerCase(Locale.ROOT));
  }

  private static List<Case> generator(RunRecord run) {
    Verdicts verdicts = run.verdicts();
    if (verdicts == null) {
      return List.of(new Case("figures can be trusted", "There is no verdict on the generator."));
    }
    List<Verdicts.Reason> reasons = verdicts.generator().reasons();
    return reasons.isEmpty()
        ? List.of(new Case("figures can be trusted", null))
        : reasons.stream().map(r -> new Case(r.code(), r.trust() + ": " + r.message())).toList();
  }

  private static void suite(XMLStreamWriter xml, RunRecord run, String name, List<Case> cases)
      throws XMLStreamException {
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", name);
    counts(xml, cases);
    xml.writeAttribute("skipped", "0");
    Long start = run.times().startsAtMillis();
    Long end = run.times().endedAtMillis();
    long began = start == null ? run.times().createdAtMillis() : start;
    xml.writeAttribute("timestamp", Instant.ofEpochMilli(began).toString().substring(0, 19));
    xml.writeAttribute("time", seconds(end == null ? 0 : Math.max(0, end - began)));
    for (Case c : cases) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", CLASS + name.replace(' ', '-'));
      xml.writeAttribute("name", readable(c.name));
      xml.writeAttribute("time", "0");
      String failure = c.failure;
      if (failure != null) {
        xml.writeStartElement("failure");
        xml.writeAttribute("message", readable(failure));
        xml.writeAttribute("type", name);
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void counts(XMLStreamWriter xml, List<Case> cases) throws XMLStreamException {
    xml.writeAttribute("tests", String.valueOf(cases.size()));
    long failed = cases.stream().filter(c -> c.failure != null).count();
    xml.writeAttribute("failures", String.valueOf(failed));
    xml.writeAttribute("errors", "0");
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.3f", millis / 1_000.0);
  }

  /** XML 1.0 has no place for most control characters (https://www.w3.org/TR/xml/#charsets). */
  private static String readable(String text) {
    return text.codePoints()
        .map(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !surrogate(c) ? c : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean surrogate(int c) {
    return c >= 0xD800 && c <= 0xDFFF;
  }
}
