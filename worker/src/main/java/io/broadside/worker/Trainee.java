package io.broadside.worker;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.bundle.BundleException;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.EnginePhase;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import io.broadside.worker.training.Exercise;
import io.broadside.worker.training.ExerciseServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An engine that is given a small run against itself, over HTTP, from the source to the end. */
final class Trainee {

  private static final long WARM_UP_MILLIS = 4_000;
  private static final long LEAD_MILLIS = 1_500;
  private static final long POLL_MILLIS = 250;
  private static final int MOST_POLLS = 240;
  private static final long LEASE_MILLIS = 60_000;
  private static final String PROTOBUF =
      "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily;"
          + " encoding=delimited";
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI self;
  private final Settings settings;

  private Trainee(URI self, Settings settings) {
    this.self = self;
    this.settings = settings;
  }

  /** Goes through a whole run, which takes about ten seconds. */
  static WorkerExit exercise(Settings settings) throws IOException, InterruptedException {
    return EngineProgram.run(
        settings,
        at -> {
          URI self = URI.create("http://127.0.0.1:" + at.getPort());
          Thread.ofPlatform().name("trainer").start(new Trainee(self, settings)::run);
        });
  }

  private void run() {
    try {
      Path scratch = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
      Path folder = Files.createDirectory(scratch.resolve("exercise"));
      try (ExerciseServer target = new ExerciseServer(folder)) {
        drive(bundle(folder), target);
      }
    } catch (IOException | InterruptedException | GeneralSecurityException | RuntimeException e) {
      System.err.println("The training for the AOT cache failed: " + e);
      WorkerExit.FAILED.exit();
    }
  }

  private void drive(Bundle bundle, ExerciseServer target)
      throws IOException, InterruptedException {
    Plan plan =
        new Plan(
            new Source.Bundled(bundle.digest(), null),
            Map.of(Exercise.TARGET, target.url(), Exercise.SECURE_TARGET, target.secureUrl()),
            Secrets.NONE,
            null,
            List.of(),
            1,
            Limits.DEFAULT,
            WARM_UP_MILLIS);
    put(WorkerPaths.SCHEDULE, schedule(plan, null, false));
    put(WorkerPaths.BUNDLES + bundle.digest(), bundle.zip());
    await(EnginePhase.PREPARED);
    get(WorkerPaths.OUTLINE, "application/json");
    long start = System.currentTimeMillis() + LEAD_MILLIS;
    put(WorkerPaths.SCHEDULE, schedule(plan, start, false));
    await(EnginePhase.FINISHED);
    put(WorkerPaths.SCHEDULE, schedule(plan, start, true));
  }

  private static Bundle bundle(Path folder) throws IOException {
    try {
      return Bundle.pack(Files.writeString(folder.resolve(Exercise.FILE), Exercise.SOURCE));
    } catch (BundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private byte[] schedule(Plan plan, @Nullable Long start, boolean release) {
    Slots all = Slots.range(0, Deal.slotsFor(plan.limits().workers()));
    Assignment everything =
        new Assignment(
            Map.of(Kind.ARRIVALS, all),
            List.of(Grant.of(Kind.ARRIVALS, all, Border.START)),
            Border.START,
            false);
    return Json.write(
        new Schedule(
            "exercise",
            settings.instance(),
            1,
            plan,
            start,
            0,
            start == null ? 0 : 1,
            start == null ? null : everything,
            Map.of(),
            Map.of(),
            new Lease(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), LEASE_MILLIS),
            false,
            release));
  }

  private void await(EnginePhase phase) throws IOException, InterruptedException {
    for (int i = 0; i < MOST_POLLS; i++) {
      Status status = Json.read(get(WorkerPaths.STATUS, "application/json"), Status.class);
      get(WorkerPaths.METRICS, PROTOBUF);
      get(WorkerPaths.METRICS, "text/plain");
      if (status.phase() == phase) {
        return;
      }
      if (status.failure() != null) {
        throw new IOException(status.failure().message());
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new IOException("it did not reach %s in time".formatted(phase));
  }

  private byte[] get(String path, String accept) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(self.resolve(path)).header("Accept", accept).GET());
  }

  private void put(String path, byte[] body) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(self.resolve(path)).PUT(BodyPublishers.ofByteArray(body)));
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(
            request.header("Authorization", "Bearer " + settings.token()).build(),
            BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw new IOException(new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }
}
