package io.broadside.protocol.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The kind of a file, told from its bytes and not from its name.
 *
 * @param kind of the known ones
 * @param code for source text, itself without its comments; empty for anything else
 */
public record Content(Kind kind, String code) {

  /** The kinds of files that simulations come in. */
  public enum Kind {
    /** A zip that begins as Java's own tools begin a jar. */
    JAR,
    /** Any other zip. */
    ZIP,
    /** A file that begins like a zip but is not one. */
    DAMAGED_ZIP,
    /** Java source. */
    JAVA,
    /** Kotlin or Scala source. */
    FOREIGN,
    /** Nothing at all. */
    EMPTY,
    /** Something else. */
    UNKNOWN
  }

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|record|enum|interface|object)\\s");

  /** Prose has the words, too. */
  private static final Pattern JAVA_TYPE =
      Pattern.compile(
          "\\b(?:class|record|enum|interface)\\s+\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
              + "\\s*(?:<[^;{]*>\\s*)?(?:\\([^;{]*\\)\\s*)?(?:(?:extends|implements|permits)\\b[^;{]*)?\\{");

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "\\bpublic\\s+(?:[a-z-]+\\s+)*?(?:class|record|interface|enum)\\s+(\\p{javaJavaIdentifierPart}+)");

  private static final Pattern DECLARED =
      Pattern.compile("\\bclass\\s+(\\p{javaJavaIdentifierPart}+)");
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^\\s*package\\s+([\\p{javaJavaIdentifierPart}.]+)");

  /** Java ends each of these lines with a semicolon, Kotlin and Scala do not. */
  private static final String HEAD = "(?m)^[ \t]*(?:import|package)[ \t]+[^;\n]*";

  private static final Pattern JAVA_HEAD = Pattern.compile(HEAD + ";");
  private static final Pattern FOREIGN_HEAD = Pattern.compile(HEAD + "$");

  /** Looks at the bytes of a file. */
  public static Content of(byte[] bytes) {
    if (bytes.length == 0) {
      return new Content(Kind.EMPTY, "");
    }
    if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] < ' ') {
      return new Content(kindOfZip(bytes), "");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String code = COMMENT.matcher(text).replaceAll(" ");
      if (text.indexOf('\0') >= 0 || !TYPE.matcher(code).find()) {
        return new Content(Kind.UNKNOWN, "");
      }
      boolean foreign = FOREIGN_HEAD.matcher(code).find() && !JAVA_HEAD.matcher(code).find();
      boolean java = JAVA_TYPE.matcher(code).find();
      return foreign
          ? new Content(Kind.FOREIGN, code)
          : new Content(java ? Kind.JAVA : Kind.UNKNOWN, java ? code : "");
    } catch (CharacterCodingException e) {
      return new Content(Kind.UNKNOWN, "");
    }
  }

  private static Kind kindOfZip(byte[] bytes) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      return Optional.ofNullable(zip.getNextEntry())
          .map(ZipEntry::getName)
          .map(n -> n.matches("META-INF/(MANIFEST\\.MF)?") ? Kind.JAR : Kind.ZIP)
          .orElse(Kind.DAMAGED_ZIP);
    } catch (IOException | IllegalArgumentException e) {
      return Kind.DAMAGED_ZIP;
    }
  }

  /** The name of a file that the compiler takes for this Java text: that of its public class. */
  public String javaFile(String name) {
    Matcher found = PUBLIC_TYPE.matcher(code);
    if (found.find()) {
      return found.group(1) + ".java";
    }
    return name.endsWith(".java") ? name : name + ".java";
  }

  /**
   * The full name of the class that the file is there for: of the file's own name, or else the
   * first one.
   */
  public String type(String fileName) {
    List<String> types = DECLARED.matcher(code).results().map(m -> m.group(1)).toList();
    Matcher pack = PACKAGE.matcher(code);
    String name = types.isEmpty() || types.contains(fileName) ? fileName : types.getFirst();
    return pack.find() ? pack.group(1) + "." + name : name;
  }
}
