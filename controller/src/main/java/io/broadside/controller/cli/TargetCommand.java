package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.local.LocalOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code broadside target}: the bundled target service, in a process of its own. */
@Command(
    name = "target",
    description = "Starts the bundled target service, a small web shop to try load tests on.",
    mixinStandardHelpOptions = true)
final class TargetCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      description = "Its port on this machine; 0 means any free port (default: ${DEFAULT-VALUE}).",
      defaultValue = "8081")
  int port;

  @Override
  public Integer call() throws CliException {
    try {
      Process target =
          new ProcessBuilder(program("--port", String.valueOf(port), "--tied"))
              .redirectOutput(ProcessBuilder.Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(target::destroy, "end-target"));
      // what a library warns of goes no further; a refusal is the last that it says
      String said = target.errorReader().lines().reduce("It did not say why.", (a, b) -> b);
      if (target.waitFor() == 0) {
        return ExitCode.OK.value();
      }
      throw new CliException(
          target.exitValue() == ExitCode.USAGE.value() ? ExitCode.USAGE : ExitCode.RUN_FAILED,
          said);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.RUN_FAILED, "The target service could not start: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.STOPPED.value();
    }
  }

  /** How to start it; deaf to Ctrl-C, which is for this process. */
  static List<String> program(String... arguments) throws CliException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "trap '' INT; exec \"$0\" \"$@\"",
                LocalOptions.Installation.java().toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-jar",
                LocalOptions.Installation.program("target-service").toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
