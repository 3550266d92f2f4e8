package io.broadside.results.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.results.Example;
import io.broadside.results.store.Marks;
import io.broadside.results.store.RunFolder;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.RunWriter;
import io.broadside.results.store.s3.FaultyLink.Fate;
import io.broadside.results.store.s3.bucket.Connection;
import io.broadside.results.store.s3.bucket.FileContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** What holds with every S3 server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class S3StoreContract {

  private static final String ID = "20261121-1-Shop";
  private static final int THREE_PARTS = 2 * FileContent.PART + 1;
  private static final Marks BASELINE = new Marks("best", "so far", List.of("fast"), true);

  private S3Server server;

  abstract S3Server start(Path folder) throws IOException;

  @BeforeAll
  void startServer(@TempDir Path folder) throws IOException {
    server = start(folder);
  }

  @AfterAll
  void endServer() {
    server.close();
  }

  private Bench bench(Path spool) throws IOException {
    return new Bench(server.port(), spool);
  }

  private static long sent(Bench bench, String pattern) {
    return bench.link.passed().stream().filter(r -> r.matches("PUT " + pattern)).count();
  }

  @Test
  void aRunIsSentOnceAndFoundElsewhere(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException {
    try (Bench bench = bench(here);
        Bench other = bench.other(server.port(), elsewhere)) {
      RunFolder run = bench.keep(ID, THREE_PARTS);
      assertThat(bench.store.state(ID).orElseThrow().sentence())
          .startsWith("Kept in %s, not uploaded to s3://results/".formatted(run.folder().path()));
      assertThat(bench.store.upload(ID).sentence()).startsWith("Uploaded to s3://results/runs-");
      bench.assertWhole(ID);
      assertThat(bench.link.passed().getLast()).matches("PUT .*/run.json");

      bench.link.rule(request -> Fate.PASSES);
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      assertThat(sent(bench, ".*")).isZero();
      bench.link.rule(request -> Fate.PASSES);
      assertThat(bench.store.uploadAll()).allMatch(UploadState::uploaded);
      assertThat(bench.link.passed()).isEmpty();

      RunFolder found = other.store.find(ID).orElseThrow();
      assertThat(found.record()).isEqualTo(run.record());
      assertThat(found.folder().path().resolve(RunFolder.TEST))
          .hasSameBinaryContentAs(run.folder().path().resolve(RunFolder.TEST));
      other.link.rule(request -> Fate.PASSES);
      assertThat(other.store.find(ID)).contains(found);
      assertThat(other.link.passed()).as("only whether it has changed").hasSize(1);
    }
  }

  @Test
  void whatGrewIsSentAgain(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      RunFolder run = bench.keep(ID, THREE_PARTS);
      Path seconds = run.folder().path().resolve(RunFolder.SECONDS);
      Files.write(seconds, new byte[10]);
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      Files.write(seconds, new byte[10], StandardOpenOption.APPEND);
      assertThat(bench.store.state(ID).orElseThrow().sentence()).contains("it has changed since");
      bench.link.rule(request -> Fate.PASSES);
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      assertThat(sent(bench, ".*")).isEqualTo(1);
      bench.assertWhole(ID);
    }
  }

  @Test
  void whatIsNotInTheFolderAnyMoreGoes(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      RunFolder run = bench.keep(ID, 10);
      bench.store.upload(ID);
      Files.delete(run.folder().path().resolve(RunFolder.TEST));
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      bench.assertWhole(ID);
    }
  }

  @Test
  void aBusyStoreIsAskedAgain(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      bench.keep(ID, 10);
      AtomicInteger busy = new AtomicInteger(2);
      bench.link.rule(r -> busy.getAndDecrement() > 0 ? Fate.BUSY : Fate.PASSES);
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      bench.assertWhole(ID);
      bench.keep(ID, 11);
      bench.link.rule(r -> Fate.BUSY);
      assertThat(bench.store.upload(ID).sentence())
          .startsWith("Kept in ")
          .endsWith("the store is too busy (SlowDown).");
      bench.link.rule(r -> Fate.PASSES);
      assertThat(bench.store.uploadAll()).allMatch(UploadState::uploaded);
      bench.assertWhole(ID);
    }
  }

  @Test
  void aStoreThatDoesNotAnswerIsGivenUp(@TempDir Path here) throws IOException {
    try (Bench bench =
        new Bench(server.port(), here, "hangs", Bench.connection(Duration.ofMillis(300)))) {
      bench.keep(ID, 10);
      bench.link.rule(r -> r.startsWith("PUT") ? Fate.HANGS : Fate.PASSES);
      assertThat(bench.store.upload(ID).why())
          .isEqualTo("127.0.0.1:%d did not answer in time.".formatted(bench.link.port()));
    }
  }

  @Test
  void onlyThePartsThatAreMissingAreSentAfterABreak(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      bench.keep(ID, THREE_PARTS);
      bench.link.rule(r -> r.contains("partNumber=2") ? Fate.BREAKS : Fate.PASSES);
      assertThat(bench.store.upload(ID).why())
          .startsWith("the connection to 127.0.0.1:%d was lost: ".formatted(bench.link.port()));
      assertThat(sent(bench, ".*partNumber=.*")).isEqualTo(1);
      assertThat(bench.there(ID)).doesNotContainKey(RunFolder.RECORD);

      bench.link.rule(r -> Fate.PASSES);
      // As after a restart: nothing is remembered.
      try (S3Store again =
          Bench.store(bench.location, here, Bench.connection(Duration.ofSeconds(9)))) {
        assertThat(again.upload(ID).uploaded()).isTrue();
      }
      assertThat(sent(bench, ".*partNumber=1.*")).isZero();
      assertThat(sent(bench, ".*partNumber=[23].*")).isEqualTo(2);
      bench.assertWhole(ID);
    }
  }

  @Test
  void whereverTheLinkBreaksTheNextUploadEndsWithTheWholeRun(@TempDir Path here)
      throws IOException {
    for (int last = 0; ; last++) {
      try (Bench bench = bench(here.resolve("after-" + last))) {
        RunFolder run = bench.keep(ID, FileContent.PART + 1);
        run.mark(BASELINE);
        AtomicInteger left = new AtomicInteger(last);
        bench.link.rule(r -> left.getAndDecrement() > 0 ? Fate.PASSES : Fate.BREAKS);
        boolean uploaded = bench.store.upload(ID).uploaded();
        bench.link.rule(r -> Fate.PASSES);
        assertThat(bench.store.upload(ID).sentence()).startsWith("Uploaded");
        bench.assertWhole(ID);
        if (uploaded) {
          assertThat(last).isGreaterThan(5);
          return;
        }
      }
    }
  }

  @Test
  void theListIsRightWithoutItsIndexAndWithAnOldOne(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException {
    try (Bench bench = bench(here);
        Bench other = bench.other(server.port(), elsewhere)) {
      assertThat(other.store.list()).isEmpty();
      for (String id : List.of("20261121-1-Shop", "20261121-2-Shop")) {
        bench.keep(id, 10);
        bench.store.upload(id);
      }
      List<RunSummary> both = other.store.list();
      assertThat(both)
          .extracting(RunSummary::id)
          .containsExactly("20261121-2-Shop", "20261121-1-Shop");
      String key = bench.location.prefix() + RemoteIndex.FILE;
      byte[] old = other.bucket().get(key).orElseThrow();

      other.link.rule(r -> Fate.PASSES);
      assertThat(other.store.list()).isEqualTo(both);
      assertThat(other.link.passed()).as("the sweep").hasSize(1);

      bench.keep("20261121-3-Shop", 10);
      bench.store.upload("20261121-3-Shop");
      bench.store.delete("20261121-2-Shop");
      other.store.mark("20261121-1-Shop", BASELINE);
      List<RunSummary> now = other.store.list();
      assertThat(now)
          .extracting(RunSummary::id)
          .containsExactly("20261121-3-Shop", "20261121-1-Shop");
      assertThat(now.getLast().marks()).isEqualTo(BASELINE);
      for (byte[] index : List.of(old, "no index".getBytes(UTF_8))) {
        other.bucket().put(key, index);
        assertThat(other.store.list()).isEqualTo(now);
      }
      other.bucket().delete(key);
      assertThat(other.store.list()).isEqualTo(now);
      assertThat(other.bucket().get(key)).isPresent();
    }
  }

  @Test
  @Timeout(60)
  void whoAsksLaterDoesNotWaitForTheBucket(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException, InterruptedException {
    Connection connection = Bench.connection(Duration.ofSeconds(9));
    try (Bench bench = bench(here);
        S3Store patient = Bench.store(bench.location, elsewhere, connection, Duration.ofHours(1));
        S3Store curious = Bench.store(bench.location, elsewhere, connection, Duration.ofNanos(1))) {
      for (String id : List.of("20261121-1-Shop", "20261121-2-Shop")) {
        bench.keep(id, 10);
        bench.store.upload(id);
      }
      assertThat(patient.list()).hasSize(2).isEqualTo(curious.list());
      patient.mark("20261121-1-Shop", BASELINE);
      patient.delete("20261121-2-Shop");
      bench.link.rule(r -> Fate.PASSES);
      assertThat(patient.list()).hasSize(1);
      assertThat(patient.list().getFirst().marks()).isEqualTo(BASELINE);
      assertThat(bench.link.passed()).isEmpty();
      while (curious.list().size() != 1) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void marksOfElsewhereCountHereToo(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException {
    try (Bench bench = bench(here);
        Bench other = bench.other(server.port(), elsewhere)) {
      RunFolder run = bench.keep(ID, 10);
      bench.store.upload(ID);
      other.store.mark(ID, BASELINE);
      assertThat(bench.store.upload(ID).uploaded()).isTrue();
      assertThat(run.marks()).isEqualTo(BASELINE);
      bench.assertWhole(ID);
      assertThatThrownBy(() -> bench.store.delete(ID)).hasMessageContaining("is a baseline");
      assertThatThrownBy(() -> other.store.delete(ID)).hasMessageContaining("is a baseline");
      bench.store.mark(ID, Marks.NONE);
      assertThat(other.store.list().getFirst().marks()).isEqualTo(Marks.NONE);
      other.store.delete(ID);
      assertThat(bench.there(ID)).isEmpty();
    }
  }

  @Test
  void anUnfinishedUploadGoesWithItsRun(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      bench.keep(ID, THREE_PARTS);
      bench.link.rule(r -> r.contains("partNumber=2") ? Fate.BREAKS : Fate.PASSES);
      assertThat(bench.store.upload(ID).uploaded()).isFalse();
      String key = bench.location.key(ID, RunFolder.TEST);
      assertThat(bench.bucket().uploads(key)).hasSize(1);
      bench.store.delete(ID);
      assertThat(bench.bucket().uploads(key)).isEmpty();
      assertThat(bench.store.find(ID)).isEmpty();
      assertThatThrownBy(() -> bench.store.delete(ID)).hasMessageContaining("There is no run");
    }
  }

  @Test
  void whyARunIsNotUploadedIsSaid(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      bench.keep(ID, 10);
      Connection connection = Bench.connection(Duration.ofSeconds(9));
      try (S3Store store =
          Bench.store(Bench.location(server.port(), "nowhere", "x"), here, connection)) {
        assertThat(store.upload(ID).why()).isEqualTo("there is no bucket nowhere.");
      }
      Connection nobody =
          Bench.connection(
              Duration.ofSeconds(9),
              AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create()));
      try (S3Store store = Bench.store(bench.location, here, nobody)) {
        assertThat(store.upload(ID).why()).startsWith("no credentials were found");
      }
      bench.link.close();
      assertThat(bench.store.upload(ID).why())
          .contains("127.0.0.1:%d cannot be reached: ".formatted(bench.link.port()));
      assertThat(bench.store.list()).extracting(RunSummary::id).containsExactly(ID);
      assertThat(bench.store.problem().orElseThrow())
          .startsWith("%s cannot be listed, and runs may be missing: ".formatted(bench.location));
    }
  }

  @Test
  void whatAnotherControllerBeganGoesOnHere(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException {
    try (Bench bench = bench(here);
        Bench other = bench.other(server.port(), elsewhere)) {
      bench.keep(ID, 10);
      bench.store.upload(ID);
      other.link.rule(r -> Fate.BREAKS);
      assertThatThrownBy(() -> other.store.resume(ID)).isInstanceOf(IOException.class);
      other.link.rule(r -> Fate.PASSES);

      RunFolder run = other.store.resume(ID);

      assertThat(run.folder().path()).isEqualTo(elsewhere.resolve(ID));
      assertThat(run.record()).isEqualTo(Example.run(ID));
      RunWriter.open(run).write(Example.run("goes-on"));
      assertThat(other.store.upload(ID).uploaded()).isTrue();
      other.assertWhole(ID);
      assertThat(other.store.resume("20261121-9-Shop").exists()).as("one that is new").isFalse();
    }
  }

  @Test
  void whyARunIsNotInItsBucketYetCanBeAskedAtAnyTime(@TempDir Path here) throws IOException {
    try (Bench bench = bench(here)) {
      bench.keep(ID, 10);
      assertThat(bench.store.pending(ID)).as("nobody has tried").isEmpty();
      bench.link.rule(r -> Fate.BREAKS);
      bench.store.upload(ID);
      assertThat(bench.store.pending(ID).orElseThrow())
          .startsWith("Kept in %s, not uploaded to %s".formatted(here.resolve(ID), bench.location));
      bench.link.rule(r -> Fate.PASSES);
      bench.store.upload(ID);
      assertThat(bench.store.pending(ID)).isEmpty();
    }
  }

  @Test
  void aRunThatChangedIsFetchedAgain(@TempDir Path here, @TempDir Path elsewhere)
      throws IOException {
    try (Bench bench = bench(here);
        Bench other = bench.other(server.port(), elsewhere)) {
      bench.keep(ID, 10);
      bench.store.upload(ID);
      assertThat(other.store.find(ID)).isPresent();
      assertThat(other.store.find("20261121-9-Shop")).isEmpty();
      assertThat(other.store.find("../" + ID)).isEmpty();
      RunWriter.open(bench.store.begin(ID)).write(Example.run("another"));
      bench.store.upload(ID);
      assertThat(other.store.find(ID).orElseThrow().record().id()).isEqualTo("another");
      other.link.rule(r -> Fate.BREAKS);
      assertThat(other.store.find(ID)).as("as it was fetched last").isPresent();
    }
  }

  @Test
  void aFullDiskKeepsNothingHalf(@TempDir Path here, @TempDir Path elsewhere) throws IOException {
    try (Bench bench = bench(here);
        SmallFileSystem disk = new SmallFileSystem(elsewhere.resolve("disk"));
        Bench other = bench.other(server.port(), elsewhere.resolve("disk"))) {
      bench.keep(ID, THREE_PARTS);
      bench.store.upload(ID);
      assertThatThrownBy(() -> other.store.find(ID))
          .hasMessageContaining("Run %s cannot be fetched from s3://results/".formatted(ID))
          .hasMessageContaining(disk.reason());
      assertThat(other.spool.resolve(".cache").resolve(ID)).doesNotExist();
    }
  }
}
