package io.broadside.controller.cli.results.store;

import io.broadside.controller.cli.api.ApiClient;
import io.broadside.controller.cli.api.CliException;
import io.broadside.controller.cli.api.ControllerAddress;
import io.broadside.controller.cli.api.ExitCode;
import io.broadside.controller.cli.api.ToCluster;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.S3Store;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options for where runs are kept: in a folder of this machine, or with a controller. */
public final class StoreOptions {

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "The folder given as --data to the runs (default: .broadside).")
  Path data = Path.of(".broadside");

  @Option(
      names = "--controller",
      converter = ControllerAddress.class,
      description = "URL of a controller that stores the runs.")
  @Nullable URI controller;

  @Option(
      names = "--store",
      paramLabel = "s3://BUCKET/PREFIX",
      defaultValue = "${env:BROADSIDE_RESULTS}",
      description = "The bucket that stores the runs (default: BROADSIDE_RESULTS).")
  @Nullable String location;

  @Option(names = "--json", description = "Prints JSON for other programs.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  @Nullable CommandSpec command;

  private @Nullable ResultStore store;

  /** The store itself. */
  public ResultStore store() throws CliException {
    ResultStore open = store;
    if (open == null) {
      open = elsewhere().<ResultStore>map(RemoteStore::new).orElse(null);
      open = open == null ? here() : open;
      store = open;
    }
    return open;
  }

  /** The controller that keeps them, in a cluster or at a URL, where one is named. */
  private Optional<ApiClient> elsewhere() throws CliException {
    Optional<ApiClient> cluster =
        command != null && command.root().userObject() instanceof ToCluster whole
            ? whole.inCluster()
            : Optional.empty();
    return cluster.isPresent() ? cluster : Optional.ofNullable(controller).map(ApiClient::new);
  }

  private ResultStore here() throws CliException {
    Path folder = data.resolve("results");
    try {
      return location == null || location.isBlank()
          ? new FolderStore(folder)
          : new S3Store(S3Location.parse(location), folder);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** All runs, the newest first. */
  public List<RunSummary> list() throws CliException {
    return new RunFinder(store()).list();
  }

  /** The files of the run that the user names; see {@link RunFinder}. */
  public RunFolder run(String said) throws CliException {
    return new RunFinder(store()).find(said);
  }

  /** The id of the run that the user names. */
  public String id(String said) throws CliException {
    return run(said).id();
  }

  /** What a user is told of a store that does not do as asked. */
  public static CliException problem(IOException e) {
    return e.getCause() instanceof CliException known
        ? known
        : new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
  }

  /** Whether another program reads what is printed. */
  public boolean json() {
    return json;
  }
}
