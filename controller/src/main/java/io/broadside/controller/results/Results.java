package io.broadside.controller.results;

import io.broadside.controller.api.Live;
import io.broadside.controller.api.RunView;
import io.broadside.controller.files.PrivateFolder;
import io.broadside.protocol.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One folder with one file for each run that has ended, {@code <run id>.json}: the whole of {@link
 * Live}, every second of the run included. A damaged file is passed over and named in the log.
 * Thread-safe.
 */
public final class Results {

  private static final Logger LOG = LoggerFactory.getLogger(Results.class);
  private static final String ENDING = ".json";
  private static final int MOST_LISTED = 200;

  private final PrivateFolder files;
  private final Path folder;
  private final Map<String, RunView> views = new ConcurrentHashMap<>();

  /** Keeps them in that folder, which is made when it is needed. */
  public Results(Path folder) {
    this.folder = folder;
    this.files = new PrivateFolder(folder);
  }

  /** Where the results are. */
  public Path folder() {
    return folder;
  }

  /**
   * Writes a run's results, all or nothing.
   *
   * @throws IOException if they cannot be kept; nothing is left of them then
   */
  public void save(Live live) throws IOException {
    files.write(live.run().id() + ENDING, Json.write(live));
    views.put(live.run().id(), live.run());
  }

  /** The results of one run; empty where there are none, or they cannot be read. */
  public Optional<Live> find(String id) {
    Path file = folder.resolve(id + ENDING).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(Files.readAllBytes(file), Live.class));
    } catch (IOException e) {
      LOG.warn("The results in {} are damaged and passed over: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The runs that there are results of, the newest first, at most 200. Their files, of megabytes
   * each, are read once.
   */
  public List<RunView> list() {
    List<String> ids = ids();
    views.keySet().retainAll(ids);
    return ids.stream().flatMap(id -> view(id).stream()).toList();
  }

  private Optional<RunView> view(String id) {
    return Optional.ofNullable(
        views.computeIfAbsent(id, x -> find(id).map(Live::run).orElse(null)));
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> ids =
          new ArrayList<>(
              files
                  .map(f -> String.valueOf(f.getFileName()))
                  .filter(n -> n.endsWith(ENDING))
                  .map(n -> n.substring(0, n.length() - ENDING.length()))
                  .toList());
      ids.sort(Comparator.reverseOrder());
      return ids.subList(0, Math.min(MOST_LISTED, ids.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("The results in %s cannot be listed".formatted(folder), e);
    }
  }
}
