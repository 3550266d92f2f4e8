package io.broadside.controller.project;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the errors in the output of a build that failed.
 *
 * @param tool which wrote it
 * @param lines all of its output
 */
record BuildErrors(BuildTool tool, List<String> lines) {

  private static final int MOST_SHOWN = 8;
  private static final int LONGEST = 300;

  /** Lines that say the same after every failure. */
  private static final Pattern USELESS =
      Pattern.compile(
          "\\[(?i:error)]\\s*(\\[Help \\d].*|To see the full.*|Re-run Maven.*|For more"
              + " information.*|After correcting.*|mvn <args>.*|-> \\[Help.*|\\s*at .*|stack trace"
              + " is.*|)|\\s*");

  private static final Pattern OTHER_JAVA =
      Pattern.compile(
          "(?i)(invalid (target|source) release|release version \\d+ not supported|unsupported"
              + " class file major version|class file version|requires? (at least"
              + " )?(java|jvm|jdk)|source option \\d+ is no longer|target option \\d+ is no"
              + " longer|no matching toolchain|toolchain.*not.*match)");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[A-Za-z]");

  /**
   * The first of its errors, and where all of it is.
   *
   * @param java that a project may need instead of the one it is built with
   */
  String message(String project, String builder, Path log, Path java) {
    List<String> shown = errors().stream().limit(MOST_SHOWN).map(BuildErrors::cut).toList();
    boolean otherJava = lines.stream().anyMatch(l -> OTHER_JAVA.matcher(l).find());
    return "The build of %s by %s failed. Its full output is in %s.\n%s%s"
        .formatted(
            project,
            builder,
            log,
            shown.stream().map(l -> "    " + l).collect(Collectors.joining("\n")),
            otherJava
                ? ("\nThe build used the Java of JAVA_HOME, or else of the PATH. If the project"
                        + " needs another Java, set JAVA_HOME to it. Broadside uses %s.")
                    .formatted(home(java))
                : "");
  }

  private static Path home(Path java) {
    Path bin = java.toAbsolutePath().getParent();
    return bin == null || bin.getParent() == null ? java : bin.getParent();
  }

  private List<String> errors() {
    List<String> plain =
        lines.stream().map(l -> COLOUR.matcher(l).replaceAll("")).filter(this::says).toList();
    int wrong = plain.indexOf("* What went wrong:");
    if (tool == BuildTool.GRADLE && wrong >= 0) {
      List<String> compiler =
          plain.stream().filter(l -> l.matches(".*(: error: |^e: ).*")).toList();
      return compiler.isEmpty()
          ? plain.subList(wrong + 1, plain.size()).stream()
              .takeWhile(l -> !l.startsWith("* "))
              .toList()
          : compiler;
    }
    List<String> marked =
        plain.stream().filter(l -> l.matches("(?i)\\[error].*")).distinct().toList();
    return marked.isEmpty()
        ? plain.subList(Math.max(0, plain.size() - MOST_SHOWN), plain.size())
        : marked;
  }

  private boolean says(String line) {
    return !USELESS.matcher(line).matches();
  }

  private static String cut(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
  }
}
