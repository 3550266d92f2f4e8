package io.broadside.controller.cli.results.store;

import io.broadside.controller.cli.api.ApiClient;
import io.broadside.controller.cli.api.CliException;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The runs that a controller keeps; their files are fetched when they are wanted. */
public final class RemoteStore implements ResultStore {

  private final ApiClient api;

  /** Those of that controller. */
  public RemoteStore(ApiClient api) {
    this.api = api;
  }

  @Override
  public String place() {
    return api.address().toString();
  }

  @Override
  public RunFolder begin(String id) {
    throw new UnsupportedOperationException("a controller begins its runs itself");
  }

  @Override
  public Optional<RunFolder> find(String id) throws IOException {
    try {
      if (list().stream().noneMatch(r -> r.id().equals(id))) {
        return Optional.empty();
      }
      Path scratch = Files.createTempDirectory("broadside-results");
      PrivateFolder folder = new PrivateFolder(scratch.resolve(id));
      folder.create();
      for (String file : RunFolder.FILES) {
        Optional<byte[]> content = api.file(id, file);
        if (content.isPresent()) {
          folder.write(file, content.get());
        }
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(scratch), "clean-up"));
      return Optional.of(new RunFolder(folder)).filter(RunFolder::exists);
    } catch (CliException e) {
      throw new IOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      new PrivateFolder(folder).delete();
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  @Override
  public List<RunSummary> list() throws IOException {
    try {
      return List.of(api.runs());
    } catch (CliException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void mark(String id, Marks marks) throws IOException {
    try {
      api.mark(id, marks);
    } catch (CliException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void delete(String id) throws IOException {
    try {
      api.delete(id);
    } catch (CliException e) {
      throw new IOException(e);
    }
  }
}
