package io.broadside.controller;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds the process of a worker; other tests in this Java have workers of the same name. */
public final class WorkerProcess {

  private WorkerProcess() {}

  /** That of a fleet's worker; the fleet is told by its token. */
  public static ProcessHandle of(String worker, String token) {
    return ProcessHandle.current()
        .children()
        .filter(p -> p.info().arguments().map(a -> List.of(a).contains(worker)).orElse(false))
        .filter(p -> environment(p).contains("=" + token + "\0"))
        .findFirst()
        .orElseThrow();
  }

  private static String environment(ProcessHandle process) {
    try {
      Path file = Path.of("/proc", String.valueOf(process.pid()), "environ");
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
