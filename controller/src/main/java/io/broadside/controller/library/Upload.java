package io.broadside.controller.library;

import io.broadside.controller.plans.PlanFile;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.bundle.Content;

/**
 * An uploaded file: a zip, a jar, or the text of one Java file or plan. Its content decides which
 * of these it is, not its name.
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
    try {
      return packed();
    } catch (BundleException e) {
      throw new LibraryException(String.valueOf(e.getMessage()));
    }
  }

  private Bundle packed() throws LibraryException, BundleException {
    Content content = Content.of(bytes);
    return switch (content.kind()) {
      case ZIP -> {
        Bundle bundle = Bundle.of(bytes);
        bundle.demandUnpackable();
        yield bundle;
      }
      case JAR -> Bundle.of(name.endsWith(".jar") ? name : name + ".jar", bytes);
      case JAVA, FOREIGN, UNKNOWN -> text(content);
      case EMPTY -> throw new LibraryException("The upload is empty.");
      case DAMAGED_ZIP -> throw new LibraryException("The upload is an empty or damaged zip file.");
    };
  }

  /** A plan may have words of Java in it. */
  private Bundle text(Content content) throws LibraryException, BundleException {
    if (PlanFile.isCalled(name)) {
      return Bundle.of(name, bytes);
    }
    return switch (content.kind()) {
      case JAVA -> Bundle.of(content.javaFile(name), bytes);
      case FOREIGN ->
          throw new LibraryException(
              "The upload is Kotlin or Scala, which is not compiled here. Run its project with"
                  + " ./broadside run FOLDER, or upload a jar.");
      default ->
          throw new LibraryException(
              "The upload must be a Java file in UTF-8, a jar, a zip of such files, or a plan with"
                  + " a name that ends in .yaml.");
    };
  }
}
