package io.broadside.controller.cli.results;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.results.store.StoreOptions;
import io.broadside.results.export.ExportFormat;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.store.RunFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The option for where a command writes its result: to a file, or to the terminal. */
final class OutputFile {

  private OutputFile() {}

  /** Writes a run in a form; a file is written as a whole or not at all. */
  static int write(RunFolder run, ExportFormat format, @Nullable Path file) throws CliException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      format.write(run, text);
    } catch (IOException e) {
      throw StoreOptions.problem(e);
    }
    return write(text.toByteArray(), file);
  }

  /** Writes a text. */
  static int write(byte[] text, @Nullable Path file) throws CliException {
    if (file == null) {
      System.out.write(text, 0, text.length);
      System.out.flush();
      return ExitCode.OK.value();
    }
    try {
      Files.write(file, text);
      return ExitCode.OK.value();
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE, "%s cannot be written (%s).".formatted(file, PrivateFolder.reason(e)));
    }
  }
}
