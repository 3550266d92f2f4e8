import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Checks, or with "apply" restores, the format of all Java sources below a folder. */
class Format {

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    AtomicInteger bad = new AtomicInteger();
    sources(root).parallelStream()
        .forEach(
            source -> {
              String problem = format(source, apply);
              if (!problem.isEmpty()) {
                bad.incrementAndGet();
                System.err.println(root.relativize(source) + ": " + problem);
              }
            });
    if (bad.get() > 0) {
      System.err.println("Run `mvn -N process-sources -Dformat.goal=apply` and commit the result.");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !isBuilt(root.relativize(file)))
          .toList();
    }
  }

  private static boolean isBuilt(Path relative) {
    return relative.getNameCount() > 1 && relative.getName(1).toString().equals("target");
  }

  private static String format(Path source, boolean apply) {
    try {
      String is = Files.readString(source);
      String should = new Formatter().formatSourceAndFixImports(is);
      if (is.equals(should)) {
        return "";
      }
      if (apply) {
        Files.writeString(source, should);
        return "";
      }
      return "not formatted";
    } catch (FormatterException | IOException e) {
      return e.getMessage();
    }
  }
}
