package io.broadside.results.store;

import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with a folder for each run. Thread-safe. */
public final class FolderStore implements ResultStore {

  private final PrivateFolder folder;
  private final Index index;

  /** Keeps runs there; the folder is made when it is needed. */
  public FolderStore(Path path) {
    this.folder = new PrivateFolder(path);
    this.index = new Index(folder);
  }

  @Override
  public String place() {
    return folder.path().toString();
  }

  @Override
  public RunFolder begin(String id) {
    return new RunFolder(folder.in(id));
  }

  @Override
  public Optional<RunFolder> find(String id) {
    return Optional.of(id)
        .filter(RunFolder::isId)
        .map(i -> new RunFolder(folder.in(i)))
        .filter(RunFolder::exists);
  }

  @Override
  public List<RunSummary> list() throws IOException {
    return index.list(runs());
  }

  private List<RunFolder> runs() throws IOException {
    if (!Files.isDirectory(folder.path())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder.path())) {
      return all.map(RunFolder::at)
          .filter(RunFolder::exists)
          .sorted(Comparator.comparing(RunFolder::id).reversed())
          .toList();
    }
  }

  @Override
  public void mark(String id, Marks marks) throws IOException {
    known(id).mark(marks);
  }

  @Override
  public void delete(String id) throws IOException {
    RunFolder run = known(id);
    run.marks().allowDeletion(id);
    run.folder().delete();
  }

  private RunFolder known(String id) throws IOException {
    return find(id)
        .orElseThrow(
            () -> new NoSuchFileException("There is no run %s in %s.".formatted(id, place())));
  }
}
