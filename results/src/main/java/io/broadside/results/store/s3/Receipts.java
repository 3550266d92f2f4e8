package io.broadside.results.store.s3;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which ETag the bucket gave for which content of a run. If a key of KMS encrypts the
 * bucket, an ETag says nothing about the content, and without receipts all files would be sent
 * again. They are kept in a hidden file of the run's folder, which may always be deleted. Not
 * thread-safe.
 */
final class Receipts {

  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
  static final String FILE = ".receipts.json";

  private record Given(Map<String, String> prints) {}

  private final PrivateFolder folder;
  private final Map<String, String> given;

  Receipts(PrivateFolder folder) {
    this.folder = folder;
    this.given = new ConcurrentHashMap<>(read());
  }

  private Map<String, String> read() {
    try {
      return RecordJson.read(Files.readAllBytes(folder.path().resolve(FILE)), Given.class).prints();
    } catch (IOException | RuntimeException e) {
      return Map.of();
    }
  }

  /** Whether what has that ETag has that MD5, or that MD5 of its parts' MD5s. */
  boolean match(String etag, String print) {
    return etag.equals(print) || print.equals(given.get(etag));
  }

  /** The bucket took it. */
  void add(String etag, String print) {
    if (!match(etag, print)) {
      given.put(etag, print);
      write();
    }
  }

  /** Forgets all others. */
  void keep(Collection<String> etags) {
    if (given.keySet().retainAll(etags)) {
      write();
    }
  }

  /** Without it, some may be sent again: no reason to fail. */
  private void write() {
    try {
      folder.write(FILE, RecordJson.line(new Given(Map.copyOf(given))));
    } catch (IOException e) {
      LOG.debug("{} cannot be written in {}", FILE, folder.path(), e);
    }
  }
}
