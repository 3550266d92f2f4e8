package io.broadside.results.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.FileContent;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs that were fetched from the bucket, in folders ID/STATE/ID, where STATE stands for what the
 * bucket held of the run: a folder of that name is whole, and stays as it is. Thread-safe.
 */
final class Cache {

  private static final int MOST_RUNS = 20;

  private final Bucket bucket;
  private final S3Location location;
  private final PrivateFolder folder;

  Cache(Bucket bucket, S3Location location, PrivateFolder folder) {
    this.bucket = bucket;
    this.location = location;
    this.folder = folder;
  }

  /**
   * The run's files as the bucket has them; fetched where they are not here yet.
   *
   * @throws IOException if they cannot be fetched, or not be kept; nothing is left of them then
   */
  synchronized RunFolder fetch(String id, Map<String, Found> files) throws IOException {
    PrivateFolder run = folder.in(id);
    PrivateFolder whole = run.in(state(files));
    if (!Files.isDirectory(whole.path())) {
      run.create();
      Path draft = Files.createTempDirectory(run.path(), ".draft-");
      try {
        fetch(id, files, new PrivateFolder(draft).in(id));
        move(draft, whole.path());
      } catch (IOException e) {
        throw new IOException(
            "Run %s cannot be fetched from %s to %s: %s"
                .formatted(id, location, folder.path(), PrivateFolder.reason(e)),
            e);
      } finally {
        new PrivateFolder(draft).delete();
        deleteOthers(run, whole.path());
      }
    }
    Files.setLastModifiedTime(run.path(), FileTime.from(Instant.now()));
    trim();
    return new RunFolder(whole.in(id));
  }

  private void fetch(String id, Map<String, Found> files, PrivateFolder draft) throws IOException {
    draft.create();
    for (Map.Entry<String, Found> file : files.entrySet()) {
      Path path = draft.path().resolve(file.getKey());
      bucket.get(location.key(id, file.getKey()), path);
      if (Files.size(path) != file.getValue().size()) {
        throw new IOException("it changed while it was fetched; try again.");
      }
    }
  }

  private static void move(Path draft, Path whole) throws IOException {
    try {
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      // Another process fetched the same.
    }
  }

  private static String state(Map<String, Found> files) {
    StringBuilder all = new StringBuilder();
    files.forEach((name, found) -> all.append(name).append(' ').append(found.etag()).append('\n'));
    return HexFormat.of().formatHex(FileContent.md5(all.toString().getBytes(UTF_8)));
  }

  /** What was fetched of it last; for when the bucket cannot be asked. */
  Optional<RunFolder> last(String id) throws IOException {
    return folders(folder.in(id).path()).stream()
        .map(whole -> RunFolder.at(whole.resolve(id)))
        .filter(RunFolder::exists)
        .findFirst();
  }

  /** Forgets a run. */
  synchronized void forget(String id) throws IOException {
    folder.in(id).delete();
  }

  private void deleteOthers(PrivateFolder run, Path whole) throws IOException {
    for (Path other : folders(run.path())) {
      if (!other.equals(whole) && Files.isDirectory(whole)) {
        new PrivateFolder(other).delete();
      }
    }
    if (folders(run.path()).isEmpty()) {
      Files.deleteIfExists(run.path());
    }
  }

  /** Keeps those that were asked for last. */
  private void trim() throws IOException {
    List<Path> runs = folders(folder.path());
    for (Path run : runs.subList(Math.min(MOST_RUNS, runs.size()), runs.size())) {
      new PrivateFolder(run).delete();
    }
  }

  /** The latest first. */
  private static List<Path> folders(Path in) throws IOException {
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    record Dated(Path path, FileTime time) {}
    try (Stream<Path> all = Files.list(in)) {
      List<Dated> dated = new ArrayList<>();
      for (Path path : all.filter(Files::isDirectory).toList()) {
        dated.add(new Dated(path, Files.getLastModifiedTime(path)));
      }
      return dated.stream()
          .sorted(Comparator.comparing(Dated::time).reversed())
          .map(Dated::path)
          .toList();
    }
  }
}
