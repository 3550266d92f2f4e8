package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.local.LocalOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code broadside demo}: a target, a controller, workers and an example, all on this machine. */
@Command(
    name = "demo",
    description = "Starts a target service, a controller and workers, and runs an example test.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+)$");

  @Option(
      names = "--workers",
      description = "How many workers (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  int workers;

  @Option(
      names = "--duration",
      description = "Seconds of load (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  int duration;

  @Mixin LocalOptions local = new LocalOptions();

  @Override
  public Integer call() throws CliException {
    Process target = startTarget();
    try (BufferedReader lines = target.inputReader()) {
      RunCommand run = new RunCommand();
      run.local = local;
      run.fleet.ask(workers);
      run.target = address(lines);
      run.test.put("duration", String.valueOf(duration));
      run.what =
          LocalOptions.Installation.home()
              .resolve("examples/src/main/java/io/broadside/examples/BrowseShop.java")
              .toString();
      return run.call();
    } catch (IOException e) {
      throw new CliException(ExitCode.RUN_FAILED, "The target service ended: " + e.getMessage());
    } finally {
      target.destroy();
    }
  }

  /** It ends with its input, and so with this process. */
  private static Process startTarget() throws CliException {
    try {
      return new ProcessBuilder(TargetCommand.program("--port", "0", "--tied"))
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new CliException(
          ExitCode.RUN_FAILED, "The target service could not start: " + e.getMessage());
    }
  }

  private static String address(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return listening.group(1);
      }
    }
    throw new IOException("it printed nothing");
  }
}
