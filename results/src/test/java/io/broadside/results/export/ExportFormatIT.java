package io.broadside.results.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.Example;
import io.broadside.results.record.RecordJson;
import io.broadside.results.record.RunRecord;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Holds every export against a file that was looked at once. With {@code -Dgolden.write=true} the
 * files are written anew, to be looked at again.
 */
class ExportFormatIT {

  private static final boolean WRITES = Boolean.getBoolean("golden.write");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ExportFormat.class)
  void everyFormatIsAsItWasLookedAt(ExportFormat format) throws Exception {
    String name = format.title() + "." + format.ending();
    String written = export(format, real());
    if (WRITES) {
      Files.writeString(Path.of("src/test/resources/golden/exports", name), written);
    }
    assertThat(written).isEqualTo(Files.readString(golden("exports/" + name)));
  }

  @Test
  void aFirstRequestIsTimedFromItsPlannedStartAsWell() throws Exception {
    RunRecord run = Example.run("a-run");
    assertThat(export(ExportFormat.REQUESTS, kept(run)))
        .contains("a-run,shop,search,as planned,1190,12,19.8,2.0,32.1,8.7,23.0,31.0,71.0,141.0");
    assertThat(export(ExportFormat.MARKDOWN, kept(run)))
        .contains(
            "| First request, from its planned start | Responses",
            "| shop: search | 1190 | 12 | 19.8 | 23 | 71 | 141 | 182 |");
    assertThat(export(ExportFormat.OPENMETRICS, kept(run)))
        .contains("kind=\"as planned\",percentile=\"0.99\",request=\"search\"");
  }

  @Test
  void assertionsAndTheGeneratorAreSuitesOfTheirOwn() throws Exception {
    parse(export(ExportFormat.JUNIT, real()));
    Document xml = parse(export(ExportFormat.JUNIT, kept(Example.run("a-run"))));
    Element root = xml.getDocumentElement();
    assertThat(root.getAttribute("tests")).isEqualTo("3");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    Element target = (Element) root.getElementsByTagName("testsuite").item(0);
    assertThat(target.getAttribute("name")).isEqualTo("system under test");
    assertThat(target.getAttribute("failures")).isEqualTo("1");
    Element failure = (Element) target.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("actual value: 0.504");
    Element generator = (Element) root.getElementsByTagName("testsuite").item(1);
    assertThat(generator.getAttribute("name")).isEqualTo("generator");
    assertThat(
            ((Element) generator.getElementsByTagName("failure").item(0)).getAttribute("message"))
        .isEqualTo("SUSPECT: worker-2 died: exit code 137.");
  }

  @Test
  void aRunThatNeverStartedIsACaseThatFailedWithItsReason() throws Exception {
    RunRecord record =
        RecordJson.read(
            "{\"version\":1,\"id\":\"a-run\",\"state\":\"FAILED\",\"problem\":\"No worker came \\u0000 <ready>.\"}"
                .getBytes(UTF_8),
            RunRecord.class);
    Document xml = parse(export(ExportFormat.JUNIT, kept(record)));
    Element failure = (Element) xml.getElementsByTagName("failure").item(0);
    assertThat(failure.getAttribute("message")).isEqualTo("No worker came   <ready>.");
    for (ExportFormat format : ExportFormat.values()) {
      assertThat(export(format, kept(record))).isNotEmpty();
    }
  }

  @Test
  void whatATargetSaysIsNoMarkdown() throws IOException {
    assertThat(Markdown.cell("<img src=x> | `a` [b](http://c) *d* @team\n# e"))
        .isEqualTo("&lt;img src=x&gt; \\| \\`a\\` \\[b\\](http://c) \\*d\\* &#64;team \\# e");
    assertThat(export(ExportFormat.MARKDOWN, kept(Example.run("a-run"))))
        .contains("but &lt;503&gt;");
  }

  private RunFolder kept(RunRecord record) throws IOException {
    RunFolder run = RunFolder.at(folder.resolve(record.id()));
    RunWriter.open(run).write(record);
    return run;
  }

  private static RunFolder real() throws URISyntaxException {
    return RunFolder.at(golden("version-1/20261127-123142-997-127-0-0-1"));
  }

  private static String export(ExportFormat format, RunFolder run) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.write(run, out);
    return out.toString(UTF_8);
  }

  /** Reads what fits the schema. */
  private static Document parse(String xml) throws Exception {
    SchemaFactory.newDefaultInstance()
        .newSchema(ExportFormatIT.class.getResource("/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static Path golden(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(ExportFormatIT.class.getResource("/golden/" + name)).toURI());
  }
}
