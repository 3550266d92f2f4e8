package io.broadside.controller.library;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.bundle.Content;

/**
 * What somebody has sent: a zip of files, a jar, or the text of one Java file. Which of them it is,
 * its content says, whatever its name.
 *
 * @param name by which it is asked for
 * @param bytes as they came
 */
@SuppressWarnings("ArrayRecordComponent")
record Upload(String name, byte[] bytes) {

  /**
   * Its files.
   *
   * @throws LibraryException if it is none of those
   */
  Bundle bundle() throws LibraryException {
    Content content = Content.of(bytes);
    return switch (content.kind()) {
      case ZIP -> zip();
      case JAR -> pack(name.endsWith(".jar") ? name : name + ".jar");
      case JAVA -> pack(content.javaFile(name));
      case EMPTY -> throw new LibraryException("There is nothing in the upload.");
      case DAMAGED_ZIP -> throw new LibraryException("The upload is an empty or damaged zip.");
      case FOREIGN ->
          throw new LibraryException(
              "The upload is Kotlin or Scala, which is not compiled here. Run its project with"
                  + " ./broadside run FOLDER, or upload a jar of it.");
      case UNKNOWN ->
          throw new LibraryException(
              "The upload is neither a Java file in UTF-8, nor a jar, nor a zip of such files.");
    };
  }

  private Bundle zip() throws LibraryException {
    Bundle bundle = Bundle.of(bytes);
    try {
      bundle.demandUnpackable();
      return bundle;
    } catch (BundleException e) {
      throw new LibraryException(String.valueOf(e.getMessage()));
    }
  }

  private Bundle pack(String file) throws LibraryException {
    try {
      return Bundle.of(file, bytes);
    } catch (BundleException e) {
      throw new LibraryException(String.valueOf(e.getMessage()));
    }
  }
}
