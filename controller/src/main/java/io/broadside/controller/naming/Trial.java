package io.broadside.controller.naming;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadside.controller.project.ProjectException;
import io.broadside.controller.project.Workshop;
import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.status.Failure;
import io.broadside.protocol.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the workers' program whether it could load a bundle's simulation as it is. */
record Trial(Workshop shop) {

  /** Why it could not; empty where it could. */
  Optional<Failure> of(Bundle bundle, @Nullable String simulation) throws ProjectException {
    try {
      Path file = Files.createTempFile("broadside-check-", ".zip");
      try {
        return ask(Files.write(file, bundle.zip()), simulation);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw ProjectException.nonsense("The simulation cannot be checked: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProjectException.nonsense("Interrupted.");
    }
  }

  private Optional<Failure> ask(Path file, @Nullable String simulation)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                shop.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                shop.workerJar().toString(),
                "io.broadside.worker.BundleCheck",
                file.toString()));
    if (simulation != null) {
      command.add(simulation);
    }
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.empty() : Optional.of(failure(said));
  }

  /** The last line; others are of the worker's log. */
  private static Failure failure(String said) {
    String last = said.strip().substring(said.strip().lastIndexOf('\n') + 1);
    try {
      return Json.read(last.getBytes(StandardCharsets.UTF_8), Failure.class);
    } catch (JsonProcessingException e) {
      return new Failure(Failure.Code.ENGINE_CRASHED, "A worker could not check it. " + last);
    }
  }
}
