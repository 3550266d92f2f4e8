package io.broadside.controller.cli;

import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.load.LoadOptions;
import io.broadside.controller.cli.load.QuickPlan;
import io.broadside.controller.plans.PlanFile;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.plan.problem.PlanException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code broadside init}: writes a first plan. */
@Command(
    name = "init",
    description =
        "Writes a first YAML plan that you can run and change. Asks for the values that you do not"
            + " give as options.",
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {

  private static final List<String> GOALS = List.of("p95 < 500ms", "error rate < 1%");

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      defaultValue = "plan.yaml",
      description = "The file to write; it must not exist yet (default: ${DEFAULT-VALUE}).")
  Path file = Path.of("plan.yaml");

  @Option(
      names = "--url",
      description = "The URL that each user calls; with it, the command asks no questions.")
  @Nullable String url;

  @Mixin LoadOptions load = new LoadOptions();

  @Override
  public Integer call() throws CliException {
    if (!PlanFile.isCalled(file.toString())) {
      throw new CliException(
          ExitCode.USAGE,
          "%s is not a valid file name for a plan: it must end in .yaml.".formatted(file));
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw isThere();
    }
    write(checked(text()));
    System.out.printf(
        "Wrote %s. Read it, change it as you like, and run it:%n%n  ./broadside run %s%n",
        file, file);
    return ExitCode.OK.value();
  }

  private String text() throws CliException {
    List<String> said = load.phases();
    if (url != null) {
      return QuickPlan.of(url, null).explained(said.isEmpty() ? QuickPlan.USUAL_LOAD : said, GOALS);
    }
    Questions questions =
        new Questions(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            System.out);
    QuickPlan plan =
        questions.ask("URL to call", "http://localhost:8081", u -> QuickPlan.of(u, null));
    return plan.explained(said.isEmpty() ? asked(questions) : said, GOALS);
  }

  private static List<String> asked(Questions questions) throws CliException {
    String rate =
        questions.ask(
            "Users who start each second",
            "10",
            r -> {
              LoadOptions.held(r, "1m");
              return r;
            });
    return questions.ask("For how long", "1m", time -> LoadOptions.held(rate, time));
  }

  private static String checked(String text) throws CliException {
    try {
      PlanLoader.loadText(text, PlanFiles.NONE);
      return text;
    } catch (PlanException e) {
      throw new CliException(
          ExitCode.USAGE, "These values do not make a valid plan: " + e.getMessage());
    }
  }

  private void write(String text) throws CliException {
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw isThere();
    } catch (NoSuchFileException e) {
      throw new CliException(
          ExitCode.USAGE,
          "%s cannot be written: its folder does not exist. Create the folder first."
              .formatted(file));
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "%s cannot be written: %s.".formatted(file, e));
    }
  }

  private CliException isThere() {
    return new CliException(
        ExitCode.USAGE,
        "%s already exists and was not changed. Give another name, such as".formatted(file)
            + " `./broadside init second.yaml`.");
  }
}
