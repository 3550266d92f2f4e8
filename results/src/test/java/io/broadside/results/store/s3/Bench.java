package io.broadside.results.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.Example;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunWriter;
import io.broadside.results.store.s3.bucket.Bucket;
import io.broadside.results.store.s3.bucket.Connection;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/** A store with a spool and a prefix of its own, and a link to a server that may be made faulty. */
final class Bench implements AutoCloseable {

  static final String BUCKET = "results";

  final FaultyLink link;
  final Path spool;
  final S3Location location;
  final S3Store store;

  /** What looks into the bucket past the link. */
  private final Bucket direct;

  Bench(int port, Path spool) throws IOException {
    this(port, spool, "runs-" + UUID.randomUUID(), connection(Duration.ofSeconds(20)));
  }

  Bench(int port, Path spool, String prefix, Connection connection) throws IOException {
    this.link = new FaultyLink(port);
    this.spool = spool;
    this.location = location(link.port(), BUCKET, prefix);
    this.store = store(location, spool, connection);
    S3Location past = location(port, BUCKET, prefix);
    Connection patient = connection(Duration.ofSeconds(20));
    this.direct = new Bucket(past, () -> patient.open(past));
    try (S3Client s3 = patient.open(past)) {
      s3.createBucket(r -> r.bucket(BUCKET));
    } catch (BucketAlreadyOwnedByYouException e) {
      // of another test
    }
  }

  static S3Location location(int port, String bucket, String prefix) {
    return S3Location.parse(
        "s3://%s/%s?region=us-east-1&endpoint=http://127.0.0.1:%d".formatted(bucket, prefix, port));
  }

  static S3Store store(S3Location location, Path spool, Connection connection) {
    return store(location, spool, connection, Duration.ZERO);
  }

  static S3Store store(S3Location location, Path spool, Connection connection, Duration fresh) {
    return new S3Store(
        location, spool, new Bucket(location, () -> connection.open(location)), fresh);
  }

  static Connection connection(Duration silence) {
    return connection(
        silence,
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create(S3Server.KEY, S3Server.SECRET)));
  }

  static Connection connection(Duration silence, AwsCredentialsProvider credentials) {
    return new Connection(
        Duration.ofSeconds(3),
        silence,
        Duration.ofSeconds(60),
        Duration.ofSeconds(180),
        credentials);
  }

  /** The same place, as another machine sees it. */
  Bench other(int port, Path spool) throws IOException {
    return new Bench(port, spool, location.prefix(), connection(Duration.ofSeconds(20)));
  }

  /** Writes a run with a test of that many bytes. */
  RunFolder keep(String id, int bytes) throws IOException {
    byte[] test = new byte[bytes];
    new Random(id.hashCode()).nextBytes(test);
    RunWriter writer = RunWriter.open(store.begin(id));
    writer.test(test);
    writer.write(Example.run(id));
    return store.begin(id);
  }

  /** The bucket has exactly what the run's folder has. */
  void assertWhole(String id) throws IOException {
    Path folder = spool.resolve(id);
    Map<String, byte[]> here = new TreeMap<>();
    for (String name : BucketUpload.names(RunFolder.at(folder))) {
      here.put(name, Files.readAllBytes(folder.resolve(name)));
    }
    Map<String, byte[]> there = new TreeMap<>();
    for (String name : there(id).keySet()) {
      there.put(name, direct.get(location.key(id, name)).orElseThrow());
    }
    assertThat(there.keySet()).isEqualTo(here.keySet());
    here.forEach((name, bytes) -> assertThat(there.get(name)).as(name).isEqualTo(bytes));
    assertThat(direct.uploads(location.key(id, RunFolder.TEST))).isEmpty();
  }

  Map<String, Bucket.Found> there(String id) throws IOException {
    return direct.list(location.folder(id));
  }

  Bucket bucket() {
    return direct;
  }

  @Override
  public void close() throws IOException {
    store.close();
    direct.close();
    link.close();
  }
}
