package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.record.RunState;
import io.broadside.results.store.Marks;
import io.broadside.results.store.Retention;
import io.broadside.results.store.RunSummary;
import io.broadside.results.store.RunWriter;
import io.broadside.results.store.s3.bucket.S3Location;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KeepingIT {

  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Where AWS's SDK looks first. */
  private static final List<String> CREDENTIALS = List.of("aws.accessKeyId", "aws.secretAccessKey");

  @TempDir Path folder;

  @Test
  void whatIsMoreThanIsToBeKeptIsDeletedAndABaselineStays() throws Exception {
    try (Keeping keeping = new Keeping(folder, null, new Retention(2, null), OFTEN)) {
      keep(keeping, "20261121-1-shop");
      keeping.store().mark("20261121-1-shop", new Marks(null, null, List.of(), true));
      for (int i = 2; i <= 5; i++) {
        keep(keeping, "2026112%d-1-shop".formatted(i));
      }
      Await.until(() -> ids(keeping).size() == 3);
      assertThat(ids(keeping))
          .containsExactly("20261125-1-shop", "20261124-1-shop", "20261121-1-shop");
    }
  }

  @Test
  void whyARunIsNotInItsBucketYetIsKnownSoon() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    S3Location bucket =
        S3Location.parse(
            "s3://results/x?region=us-east-1&endpoint=http://127.0.0.1:%d".formatted(nobody));
    CREDENTIALS.forEach(name -> System.setProperty(name, "an-example"));
    try (Keeping keeping = new Keeping(folder, bucket, Retention.ALL, OFTEN)) {
      keep(keeping, "20261121-1-shop");
      Await.until(() -> keeping.store().pending("20261121-1-shop").isPresent());
      assertThat(keeping.store().pending("20261121-1-shop").orElseThrow())
          .startsWith("Kept in %s/20261121-1-shop, not uploaded to %s".formatted(folder, bucket))
          .contains("cannot be reached");
    } finally {
      CREDENTIALS.forEach(System::clearProperty);
    }
  }

  private static void keep(Keeping keeping, String id) throws IOException {
    RunWriter.open(keeping.store().begin(id)).write(Records.of(id, RunState.FINISHED));
  }

  private static List<String> ids(Keeping keeping) throws IOException {
    return keeping.store().list().stream().map(RunSummary::id).toList();
  }
}
