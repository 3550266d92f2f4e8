package io.broadside.results.store.s3;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.RecordJson;
import io.broadside.results.store.FolderStore;
import io.broadside.results.store.Marks;
import io.broadside.results.store.ResultStore;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.BucketException;
import io.broadside.results.store.s3.bucket.Connection;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs in a bucket. Every run is written to a local folder first, and is sent from there with
 * {@link #upload}, which may break off anywhere and goes on the next time. Marks may be written
 * here and elsewhere: the latest ones count. No client is made before the bucket is asked for
 * something. Thread-safe.
 */
public final class S3Store implements ResultStore, AutoCloseable {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final S3Location location;
  private final FolderStore spool;
  private final Bucket bucket;
  private final RemoteRuns remote;
  private final Cache cache;
  private final Uploader uploader;
  private volatile @Nullable String problem;

  /**
   * Nothing is sent yet.
   *
   * @param location of the bucket
   * @param spool a folder for the runs that are made here, and for those that are fetched
   */
  public S3Store(S3Location location, Path spool) {
    this(location, spool, new Bucket(location, () -> Connection.standard().open(location)), FRESH);
  }

  S3Store(S3Location location, Path spool, Bucket bucket, Duration fresh) {
    this.location = location;
    this.spool = new FolderStore(spool);
    this.bucket = bucket;
    this.cache = new Cache(bucket, location, new PrivateFolder(spool.resolve(".cache")));
    this.uploader = new Uploader(bucket, location);
    this.remote =
        new RemoteRuns(
            bucket, location, fresh, (runs, files) -> uploader.takeMarks(this.spool, runs, files));
  }

  @Override
  public String place() {
    return location.toString();
  }

  @Override
  public RunFolder begin(String id) {
    return spool.begin(id);
  }

  /** Fetches what the bucket has of it, where it was not made here. */
  @Override
  public RunFolder resume(String id) throws IOException {
    RunFolder here = begin(id);
    if (!here.exists()) {
      Optional<RunFolder> fetched = find(id);
      if (fetched.isPresent()) {
        fetched.get().copyTo(here);
        cache.forget(id);
      }
    }
    return here;
  }

  @Override
  public Optional<String> pending(String id) {
    return uploader.failure(begin(id)).map(UploadState::sentence);
  }

  /**
   * Sends what the bucket does not have yet of a run that was made here; also while the run goes
   * on. Takes as long as that takes.
   *
   * @throws IOException if there is no such run here; that it could not be sent is no error
   */
  public UploadState upload(String id) throws IOException {
    return uploader.upload(here(id));
  }

  /**
   * Sends what the bucket does not have yet of all runs that were made here, the newest first. A
   * run that has not changed since costs no request.
   *
   * @return the state of each
   * @throws IOException if the runs here cannot be listed
   */
  public List<UploadState> uploadAll() throws IOException {
    List<RunFolder> runs =
        spool.list().stream().map(RunSummary::id).flatMap(id -> spool.find(id).stream()).toList();
    return uploader.uploadAll(runs);
  }

  /**
   * Whether a run is in the bucket, as far as that is known without asking it.
   *
   * @return empty where it was not made here
   */
  public Optional<UploadState> state(String id) {
    return spool.find(id).map(uploader::state);
  }

  /** Why the last list may lack runs that were not made here, in a sentence; else empty. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  @Override
  public Optional<RunFolder> find(String id) throws IOException {
    Optional<RunFolder> made = spool.find(id);
    if (made.isPresent() || !RunFolder.isId(id)) {
      return made;
    }
    Map<String, Found> files;
    try {
      files = bucket.list(location.folder(id));
    } catch (BucketException e) {
      return Optional.of(
          cache.last(id).orElseThrow(() -> failed("Run %s cannot be looked up in %s: %s", id, e)));
    }
    return files.containsKey(RunFolder.RECORD)
        ? Optional.of(cache.fetch(id, files))
        : Optional.empty();
  }

  /**
   * All runs, the newest first: those that were made here as they are, and the others as they were
   * in the bucket a few seconds ago. The first call waits for the bucket, later ones do not. Where
   * the bucket cannot be listed, {@link #problem} says so.
   */
  @Override
  public List<RunSummary> list() throws IOException {
    TreeMap<String, RunSummary> runs = new TreeMap<>(Comparator.reverseOrder());
    RemoteRuns.Seen seen = remote.list();
    problem = seen.problem();
    runs.putAll(seen.runs());
    for (RunSummary run : spool.list()) {
      runs.put(run.id(), run);
    }
    return List.copyOf(runs.values());
  }

  /**
   * Writes on a run. Where it was made here, its marks are sent as the rest of it is: see {@link
   * #state}.
   */
  @Override
  public void mark(String id, Marks marks) throws IOException {
    Optional<RunFolder> made = spool.find(id);
    if (made.isPresent()) {
      made.get().mark(marks);
      uploader.upload(made.get());
    } else {
      try {
        there(id);
        bucket.put(location.key(id, RunFolder.MARKS), RecordJson.pretty(marks));
        remote.marked(id, marks);
      } catch (BucketException e) {
        throw failed("Run %s cannot be changed in %s: %s", id, e);
      }
    }
  }

  /** Deletes a run in the bucket and here; where that breaks off, it can be asked for again. */
  @Override
  public void delete(String id) throws IOException {
    Optional<RunFolder> made = spool.find(id);
    if (made.isPresent()) {
      made.get().marks().allowDeletion(id);
    }
    try {
      deleteThere(id, made.isPresent() ? bucket.list(location.folder(id)) : there(id));
    } catch (BucketException e) {
      throw failed("Run %s cannot be deleted from %s: %s", id, e);
    }
    if (made.isPresent()) {
      spool.delete(id);
    }
    cache.forget(id);
  }

  private void deleteThere(String id, Map<String, Found> files) throws IOException {
    if (files.containsKey(RunFolder.MARKS)) {
      Optional<byte[]> marks = bucket.get(location.key(id, RunFolder.MARKS));
      if (marks.isPresent()) {
        RecordJson.read(marks.get(), Marks.class).allowDeletion(id);
      }
    }
    uploader.delete(id, files.keySet());
    remote.deleted(id);
  }

  private IOException failed(String what, String id, BucketException e) {
    return new IOException(String.format(what, id, location, e.getMessage()), e);
  }

  private RunFolder here(String id) throws IOException {
    return spool.find(id).orElseThrow(() -> none(id, spool.place()));
  }

  private Map<String, Found> there(String id) throws IOException {
    Map<String, Found> files =
        RunFolder.isId(id) ? bucket.list(location.folder(id)) : Map.<String, Found>of();
    if (!files.containsKey(RunFolder.RECORD)) {
      throw none(id, place());
    }
    return files;
  }

  private static NoSuchFileException none(String id, String place) {
    return new NoSuchFileException("There is no run %s in %s.".formatted(id, place));
  }

  /** Ends the connections. */
  @Override
  public void close() {
    bucket.close();
  }
}
