import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks, or with "apply" restores, the format of all Java sources below some folders. */
class Format {

  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    Formatter formatter = new Formatter();
    int bad = 0;
    for (int i = 1; i < args.length; i++) {
      if (!Files.isDirectory(Path.of(args[i]))) {
        continue;
      }
      try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String is = Files.readString(file);
          String should = formatter.formatSourceAndFixImports(is);
          if (!is.equals(should)) {
            if (apply) {
              Files.writeString(file, should);
            } else {
              bad++;
              System.err.println("not formatted: " + file);
            }
          }
        }
      }
    }
    if (bad > 0) {
      System.err.println("Run `mvn test-compile -Dformat.goal=apply` and commit the result.");
      System.exit(1);
    }
  }
}
