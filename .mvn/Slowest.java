import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Prints the ten slowest tests of all modules, by the reports that their runs left. */
class Slowest {

  private static final int MOST = 10;

  /** A test and its wall time in seconds. */
  private record Test(String name, double seconds) {}

  /** Arguments: the project's folder, and since when reports count; no time means all of them. */
  public static void main(String[] args) throws Exception {
    Instant since = args.length > 1 ? Instant.parse(args[1]) : Instant.EPOCH;
    DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    List<Test> tests = new ArrayList<>();
    for (Path report : reports(Path.of(args[0]), since)) {
      NodeList cases = parser.parse(report.toFile()).getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        tests.add(test((Element) cases.item(i)));
      }
    }
    tests.sort(Comparator.comparingDouble(Test::seconds).reversed());
    double sum = tests.stream().mapToDouble(Test::seconds).sum();
    print("%d tests took %.0f s, one after the other; the slowest:", tests.size(), sum);
    tests.stream().limit(MOST).forEach(test -> print("%7.1f s  %s", test.seconds, test.name));
  }

  private static List<Path> reports(Path root, Instant since) throws IOException {
    try (Stream<Path> files = Files.find(root, 4, (file, about) -> isReport(file))) {
      List<Path> fresh = new ArrayList<>();
      for (Path file : files.toList()) {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
          fresh.add(file);
        }
      }
      return fresh;
    }
  }

  private static boolean isReport(Path file) {
    return file.getFileName().toString().matches("TEST-.*\\.xml")
        && file.getParent().endsWith("target/surefire-reports")
            | file.getParent().endsWith("target/failsafe-reports");
  }

  private static Test test(Element test) {
    String type = test.getAttribute("classname").replaceAll(".*\\.", "");
    double seconds = Double.parseDouble(test.getAttribute("time").replace(",", ""));
    return new Test(type + "." + test.getAttribute("name"), seconds);
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
