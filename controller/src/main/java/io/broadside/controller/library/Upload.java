package io.broadside.controller.library;

import io.broadside.protocol.bundle.Bundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What somebody has sent: a zip of files, a jar, or the text of one Java file. Which of them it is,
 * its content says, whatever its name.
 *
 * @param name by which it is asked for
 * @param content as it came
 */
@SuppressWarnings("ArrayRecordComponent")
record Upload(String name, byte[] content) {

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "\\bpublic\\s+(?:[a-z-]+\\s+)*?(?:class|record|interface|enum)\\s+(\\p{javaJavaIdentifierPart}+)");
  private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|enum|interface)\\s");

  /** Java ends each of these lines with a semicolon, Kotlin and Scala do not. */
  private static final Pattern FOREIGN =
      Pattern.compile("(?m)^[ \t]*(?:import|package)[ \t]+[^;\n]*$");

  private static final Pattern NATIVE =
      Pattern.compile("(?m)^[ \t]*(?:import|package)[ \t]+[^;\n]*;");

  /**
   * Its files.
   *
   * @throws LibraryException if it is none of those
   */
  Bundle bundle() throws LibraryException {
    if (content.length == 0) {
      throw new LibraryException("There is nothing in the upload.");
    }
    boolean zipped = content.length > 3 && content[0] == 'P' && content[1] == 'K';
    if (!zipped) {
      return Bundle.of(zipOf(javaName(text()), content));
    }
    String first =
        firstEntry()
            .orElseThrow(() -> new LibraryException("The upload is an empty or damaged zip."));
    return Bundle.of(
        first.startsWith("META-INF/")
            ? zipOf(name.endsWith(".jar") ? name : name + ".jar", content)
            : content);
  }

  /** A jar that a Java tool has made begins with its manifest. */
  private Optional<String> firstEntry() {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      return Optional.ofNullable(zip.getNextEntry()).map(ZipEntry::getName);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String text() throws LibraryException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      String code = COMMENT.matcher(text).replaceAll(" ");
      if (FOREIGN.matcher(code).find() && !NATIVE.matcher(code).find()) {
        throw new LibraryException(
            "The upload is Kotlin or Scala, which is not compiled here. Run its project with"
                + " ./broadside run FOLDER, or upload a jar of it.");
      }
      if (text.indexOf('\0') < 0 && TYPE.matcher(code).find()) {
        return code;
      }
    } catch (CharacterCodingException e) {
      // no text either
    }
    throw new LibraryException(
        "The upload is neither a Java file in UTF-8, nor a jar, nor a zip of such files.");
  }

  /** A public class has to be in a file of its name. */
  private String javaName(String code) {
    Matcher found = PUBLIC_TYPE.matcher(code);
    if (found.find()) {
      return found.group(1) + ".java";
    }
    return name.endsWith(".java") ? name : name + ".java";
  }

  private static byte[] zipOf(String name, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
