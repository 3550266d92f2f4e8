package io.broadside.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A controller with little memory, and more uploads at once than would fit into it. */
@Timeout(120)
class ManyUploadsIT {

  private static final int BYTES = 60 << 20;

  @TempDir private Path folder;

  @Test
  void twelveUploadsOfSixtyMebibytesAtOnceFitIntoAQuarterOfAGibibyte() throws Exception {
    Process controller =
        new Shell(folder)
            .begin(
                Map.of("JDK_JAVA_OPTIONS", "-Xmx256m"),
                "controller",
                "--workers",
                "0",
                "--port",
                "0");
    try (BufferedReader said = controller.inputReader();
        HttpClient http = HttpClient.newHttpClient()) {
      String address = said.lines().filter(l -> l.contains("http://")).findFirst().orElseThrow();
      byte[] zip = zip();
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        URI to =
            URI.create(
                address.substring(address.indexOf("http://")) + "/api/simulations/load-" + i);
        answers.add(
            http.sendAsync(
                HttpRequest.newBuilder(to).PUT(BodyPublishers.ofByteArray(zip)).build(),
                BodyHandlers.ofString()));
      }
      assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(201));
    } finally {
      controller.destroy();
      controller.waitFor();
    }
  }

  private static byte[] zip() throws IOException {
    byte[] noise = new byte[BYTES];
    new Random(7).nextBytes(noise);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES + 1_000);
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("resources/noise"));
      zip.write(noise);
    }
    return bytes.toByteArray();
  }
}
