package io.broadside.results.store.s3;

import io.broadside.results.store.RunFolder;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Bucket.Arrived;
import io.broadside.results.store.s3.bucket.Bucket.Found;
import io.broadside.results.store.s3.bucket.FileContent;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies the files of a run's folder to the bucket. It may break off anywhere: the next upload
 * sends what is missing. The record goes last, as it was at the beginning, so that all files that
 * it mentions are there before it.
 */
final class BucketUpload {

  private final Bucket bucket;
  private final S3Location location;
  private final RunFolder run;
  private final Receipts receipts;
  private boolean taken;

  BucketUpload(Bucket bucket, S3Location location, RunFolder run) {
    this.bucket = bucket;
    this.location = location;
    this.run = run;
    this.receipts = new Receipts(run.folder());
  }

  /** Returns whether marks were fetched, after which another one may have something to send. */
  boolean run() throws IOException {
    try (FileContent record = FileContent.open(file(RunFolder.RECORD))) {
      Map<String, Found> there = new HashMap<>(bucket.list(location.folder(run.id())));
      List<String> etags = new ArrayList<>();
      for (String name : names(run)) {
        Found found = there.remove(name);
        if (!name.equals(RunFolder.RECORD)) {
          etags.add(bring(name, found));
        } else if (found != null) {
          there.put(name, found);
        }
      }
      etags.add(send(RunFolder.RECORD, record, there.remove(RunFolder.RECORD)));
      for (Map.Entry<String, Found> other : there.entrySet()) {
        if (other.getKey().equals(RunFolder.MARKS)) {
          take(other.getValue());
          etags.add(other.getValue().etag());
        } else {
          bucket.delete(location.key(run.id(), other.getKey()));
        }
      }
      receipts.keep(etags);
      return taken;
    }
  }

  private Path file(String name) {
    return run.folder().path().resolve(name);
  }

  /** The files that are sent: those that are not hidden. */
  static List<String> names(RunFolder run) throws IOException {
    try (Stream<Path> files = Files.list(run.folder().path())) {
      return files
          .filter(Files::isRegularFile)
          .map(f -> String.valueOf(f.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  private String bring(String name, @Nullable Found found) throws IOException {
    try (FileContent content = FileContent.open(file(name))) {
      if (name.equals(RunFolder.MARKS)
          && found != null
          && isNewer(found)
          && !same(content, found)) {
        take(found);
        return found.etag();
      }
      return send(name, content, found);
    }
  }

  /** Somebody else wrote on the run, in the bucket, after it was written on here. */
  private boolean isNewer(Found marks) throws IOException {
    return marks.written().isAfter(Files.getLastModifiedTime(file(RunFolder.MARKS)).toInstant());
  }

  private void take(Found marks) throws IOException {
    byte[] bytes = bucket.get(location.key(run.id(), RunFolder.MARKS)).orElse(null);
    if (bytes != null) {
      run.folder().write(RunFolder.MARKS, bytes);
      Files.setLastModifiedTime(file(RunFolder.MARKS), FileTime.from(marks.written()));
      receipts.add(marks.etag(), HexFormat.of().formatHex(FileContent.md5(bytes)));
      taken = true;
    }
  }

  private boolean same(FileContent content, Found found) {
    return found.size() == content.size() && receipts.match(found.etag(), content.print());
  }

  /** Returns the ETag. */
  private String send(String name, FileContent content, @Nullable Found found) throws IOException {
    if (found != null && same(content, found)) {
      return found.etag();
    }
    String key = location.key(run.id(), name);
    String etag =
        content.parts().size() == 1 ? bucket.put(key, content.part(0)) : sendInParts(key, content);
    receipts.add(etag, content.print());
    return etag;
  }

  private String sendInParts(String key, FileContent content) throws IOException {
    List<String> begun = bucket.uploads(key);
    String upload = begun.isEmpty() ? bucket.begin(key) : begun.getFirst();
    Map<Integer, Arrived> arrived = begun.isEmpty() ? Map.of() : bucket.parts(key, upload);
    List<String> etags = new ArrayList<>();
    for (int i = 0; i < content.parts().size(); i++) {
      Arrived part = arrived.get(i);
      if (part == null || !same(content, i, part)) {
        etags.add(bucket.part(key, upload, i, content.part(i)));
        receipts.add(etags.getLast(), content.parts().get(i));
      } else {
        etags.add(part.etag());
      }
    }
    String etag = bucket.complete(key, upload, etags);
    for (int i = 1; i < begun.size(); i++) {
      bucket.abort(key, begun.get(i));
    }
    return etag;
  }

  private boolean same(FileContent content, int index, Arrived part) {
    return part.size() == content.length(index)
        && receipts.match(part.etag(), content.parts().get(index));
  }
}
