import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lays out what an image adds to its base, below target/image: /opt/java, a run time of the given
 * modules only, and /app, the program with its libraries and, where it can train one, its AOT
 * cache. The cache holds only for the very files that it was trained with, their times included, so
 * all of them get the time that Jib gives them in the image.
 */
class Image {

  private static final FileTime TIME_IN_IMAGE = FileTime.fromMillis(1000);
  private static final int RELEASE = 25;

  private final Path built;
  private final Path root;
  private final Path java;
  private final Path app;

  private Image(Path built) {
    this.built = built;
    this.root = built.resolve("image");
    this.java = root.resolve("opt/java");
    this.app = root.resolve("app");
  }

  /** Arguments: the target folder, the program's name, the modules, and flags that train it. */
  public static void main(String[] args) throws Exception {
    if (!System.getProperty("os.name").equals("Linux") || Runtime.version().feature() < RELEASE) {
      System.err.printf(
          "An image holds the Java that builds it, so it takes a JDK %d or later on Linux; this is"
              + " %s on %s.%n",
          RELEASE, Runtime.version(), System.getProperty("os.name"));
      System.exit(1);
    }
    Image image = new Image(Path.of(args[0]));
    image.clear();
    image.link(args[2]);
    image.copy(args[1]);
    image.setTimes();
    if (args.length > 3) {
      image.train(args[1], List.of(args).subList(3, args.length));
      image.setTimes();
    }
  }

  /**
   * Of Jib's layers, too: it knows changed files by their times, which are always the same here.
   */
  private void clear() throws IOException {
    for (Path old : List.of(root, built.resolve("jib-cache"))) {
      if (Files.exists(old)) {
        Files.walkFileTree(old, new Deleting());
      }
    }
    Files.createDirectories(app.resolve("lib"));
    Files.createDirectories(java.getParent());
  }

  private void link(String modules) throws IOException, InterruptedException {
    Path here = Path.of(System.getProperty("java.home"), "bin");
    run(
        List.of(
            here.resolve("jlink").toString(),
            "--add-modules",
            modules.replaceAll("\\s", ""),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            java.toString()));
    // for the JVMs that have no AOT cache
    run(
        List.of(
            java.resolve("bin/java").toString(), "-XX:+UseG1GC", "-Xshare:dump", "-Xlog:disable"));
  }

  private void copy(String program) throws IOException {
    Files.copy(built.resolve(program + ".jar"), app.resolve(program + ".jar"));
    try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
      for (Path jar : jars.filter(Image::isForHere).toList()) {
        Files.copy(jar, app.resolve("lib").resolve(jar.getFileName()));
      }
    }
  }

  /** Libraries bring their native parts for every system along. */
  private static boolean isForHere(Path jar) {
    String name = jar.getFileName().toString();
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return !name.matches(".*-(osx|windows)-.*")
        && !name.matches(arm ? ".*linux-x86_64.*" : ".*linux-(aarch_64|aarch64|arm64).*");
  }

  private void train(String program, List<String> flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.add("-jar");
    command.add(app.resolve(program + ".jar").toString());
    command.addAll(flags);
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      System.err.printf("%s ended with %d.%n", String.join(" ", command), status);
      System.exit(1);
    }
  }

  private void setTimes() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, TIME_IN_IMAGE);
      }
    }
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException problem) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
