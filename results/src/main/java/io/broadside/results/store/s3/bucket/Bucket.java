package io.broadside.results.store.s3.bucket;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The requests that are made of a bucket, with their errors in words. Thread-safe. */
public final class Bucket implements AutoCloseable {

  private static final String TYPE = "application/octet-stream";

  /**
   * An object.
   *
   * @param size in bytes
   * @param etag without quotation marks
   * @param written when, by the store's clock
   */
  public record Found(long size, String etag, Instant written) {}

  /** A part of an upload that has not been completed. */
  public record Arrived(long size, String etag) {}

  private final S3Location location;
  private final Supplier<S3Client> open;
  private @Nullable S3Client client;

  public Bucket(S3Location location, Supplier<S3Client> open) {
    this.location = location;
    this.open = open;
  }

  private synchronized S3Client client() {
    if (client == null) {
      client = open.get();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private <T> T ask(Function<S3Client, T> request) throws BucketException {
    try {
      return request.apply(client());
    } catch (SdkException e) {
      throw new BucketException(Reason.of(e, location), e);
    }
  }

  private void tell(Consumer<S3Client> request) throws BucketException {
    this.<Optional<?>>ask(
        s3 -> {
          request.accept(s3);
          return Optional.empty();
        });
  }

  /** All objects whose keys begin so, by the rest of the key. */
  public Map<String, Found> list(String prefix) throws BucketException {
    return ask(
        s3 -> {
          Map<String, Found> found = new TreeMap<>();
          for (S3Object o :
              s3.listObjectsV2Paginator(r -> r.bucket(location.bucket()).prefix(prefix))
                  .contents()) {
            found.put(
                o.key().substring(prefix.length()),
                new Found(o.size(), bare(o.eTag()), o.lastModified()));
          }
          return found;
        });
  }

  /** Empty where there is no such object. */
  public Optional<byte[]> get(String key) throws BucketException {
    return ask(
        s3 -> {
          try {
            return Optional.of(
                s3.getObjectAsBytes(r -> r.bucket(location.bucket()).key(key)).asByteArrayUnsafe());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  /** Into a file that is not there yet. */
  public void get(String key, Path file) throws BucketException {
    tell(s3 -> s3.getObject(r -> r.bucket(location.bucket()).key(key), file));
  }

  /** Returns the ETag. */
  public String put(String key, byte[] bytes) throws BucketException {
    String md5 = base64(FileContent.md5(bytes));
    return ask(
        s3 ->
            bare(
                s3.putObject(r -> r.bucket(location.bucket()).key(key).contentMD5(md5), body(bytes))
                    .eTag()));
  }

  public void delete(String key) throws BucketException {
    tell(s3 -> s3.deleteObject(r -> r.bucket(location.bucket()).key(key)));
  }

  /** The uploads of that very key that have not been completed, the latest first. */
  public List<String> uploads(String key) throws BucketException {
    return begun(key).stream()
        .filter(u -> u.key().equals(key))
        .sorted(Comparator.comparing(MultipartUpload::initiated).reversed())
        .map(MultipartUpload::uploadId)
        .toList();
  }

  /** Gives up all uploads of keys that begin so. */
  public void abortAll(String prefix) throws BucketException {
    for (MultipartUpload upload : begun(prefix)) {
      if (upload.key().startsWith(prefix)) {
        abort(upload.key(), upload.uploadId());
      }
    }
  }

  private List<MultipartUpload> begun(String prefix) throws BucketException {
    return ask(
        s3 ->
            s3
                .listMultipartUploadsPaginator(r -> r.bucket(location.bucket()).prefix(prefix))
                .uploads()
                .stream()
                .toList());
  }

  public void abort(String key, String upload) throws BucketException {
    tell(
        s3 -> {
          try {
            s3.abortMultipartUpload(r -> r.bucket(location.bucket()).key(key).uploadId(upload));
          } catch (NoSuchUploadException e) {
            // as it should be
          }
        });
  }

  public String begin(String key) throws BucketException {
    return ask(
        s3 -> s3.createMultipartUpload(r -> r.bucket(location.bucket()).key(key)).uploadId());
  }

  /** The parts that have arrived, by their index from 0; none where there is no such upload. */
  public Map<Integer, Arrived> parts(String key, String upload) throws BucketException {
    return ask(
        s3 -> {
          Map<Integer, Arrived> arrived = new TreeMap<>();
          try {
            for (Part part :
                s3.listPartsPaginator(r -> r.bucket(location.bucket()).key(key).uploadId(upload))
                    .parts()) {
              arrived.put(part.partNumber() - 1, new Arrived(part.size(), bare(part.eTag())));
            }
          } catch (NoSuchUploadException e) {
            return Map.of();
          }
          return arrived;
        });
  }

  /** Returns the ETag. */
  public String part(String key, String upload, int index, byte[] bytes) throws BucketException {
    String md5 = base64(FileContent.md5(bytes));
    return ask(
        s3 ->
            bare(
                s3.uploadPart(
                        r ->
                            r.bucket(location.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(index + 1)
                                .contentMD5(md5),
                        body(bytes))
                    .eTag()));
  }

  /** Makes an object of parts with those ETags; returns its own. */
  public String complete(String key, String upload, List<String> etags) throws BucketException {
    List<CompletedPart> parts = new ArrayList<>();
    for (int i = 0; i < etags.size(); i++) {
      parts.add(CompletedPart.builder().partNumber(i + 1).eTag(etags.get(i)).build());
    }
    return ask(
        s3 ->
            bare(
                s3.completeMultipartUpload(
                        r ->
                            r.bucket(location.bucket())
                                .key(key)
                                .uploadId(upload)
                                .multipartUpload(m -> m.parts(parts)))
                    .eTag()));
  }

  private static RequestBody body(byte[] bytes) {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(bytes), bytes.length, TYPE);
  }

  private static String bare(String etag) {
    return etag.replace("\"", "");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
