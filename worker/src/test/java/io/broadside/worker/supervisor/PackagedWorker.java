package io.broadside.worker.supervisor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Assignment;
import io.broadside.protocol.schedule.Border;
import io.broadside.protocol.schedule.Deal;
import io.broadside.protocol.schedule.Grant;
import io.broadside.protocol.schedule.Kind;
import io.broadside.protocol.schedule.Lease;
import io.broadside.protocol.schedule.Schedule;
import io.broadside.protocol.schedule.Slots;
import io.broadside.protocol.status.Status;
import io.broadside.protocol.wire.Json;
import io.broadside.protocol.wire.WorkerPaths;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A worker as a user starts it: the packaged jar in a process of its own. */
final class PackagedWorker implements AutoCloseable {

  static final String TOKEN = "secret";

  private static final Pattern LISTENING =
      Pattern.compile(
          "^broadside-worker worker-1 \\(process \\d+\\) listening on 127\\.0\\.0\\.1:(\\d+)$");
  private static final long PATIENCE_SECONDS = 60;
  private static final long POLL_MILLIS = 50;

  private final Process process;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();
  private final Queue<String> output = new ConcurrentLinkedQueue<>();
  private final Thread reader;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private PackagedWorker(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  static PackagedWorker start(Map<String, String> environment, String... flags) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", jar().toString(), "io.broadside.worker.Main"));
    command.addAll(List.of("--name", "worker-1"));
    command.addAll(List.of(flags));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("BROADSIDE_TOKEN");
    builder.environment().putAll(environment);
    return new PackagedWorker(builder.start());
  }

  static PackagedWorker start(String... flags) throws IOException {
    return start(Map.of("BROADSIDE_TOKEN", TOKEN), flags);
  }

  private static Path jar() {
    return Path.of(System.getProperty("broadside.home"), "worker", "target", "worker.jar");
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        Matcher listening = LISTENING.matcher(line);
        if (listening.matches()) {
          port.complete(Integer.valueOf(listening.group(1)));
        }
      }
    } catch (IOException e) {
      output.add(e.toString());
    }
    port.completeExceptionally(new IllegalStateException("it ended:\n" + output()));
  }

  int port() throws ExecutionException, InterruptedException, TimeoutException {
    return port.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  String output() {
    return String.join("\n", output);
  }

  /** Waits for its end; 128 and the signal's number where a signal ended it. */
  int exitCode() throws InterruptedException, TimeoutException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new TimeoutException("it has not ended:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  void terminate() {
    process.toHandle().destroy(); // and leave its input open
  }

  void kill() {
    process.destroyForcibly();
  }

  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** The process of its engine, once there is one. */
  ProcessHandle engine() throws Exception {
    port();
    return process.children().findFirst().orElseThrow();
  }

  Status status() throws Exception {
    return Json.read(send(request(WorkerPaths.STATUS).GET()), Status.class);
  }

  /** What it shows of its log. */
  String log() throws Exception {
    return new String(send(request(WorkerPaths.LOG).GET()), UTF_8);
  }

  /** Waits for a status; an engine that is not up yet, or no longer, is asked again. */
  Status await(Predicate<Status> wanted) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Status last = null;
    while (System.nanoTime() < end) {
      try {
        last = status();
        if (wanted.test(last)) {
          return last;
        }
      } catch (IOException e) {
        // between two engines
      }
      Thread.sleep(POLL_MILLIS);
    }
    throw new TimeoutException("the last status was " + last + "; its output:\n" + output());
  }

  void send(Bundle bundle) throws Exception {
    send(
        request(WorkerPaths.BUNDLES + bundle.digest())
            .PUT(BodyPublishers.ofByteArray(bundle.zip())));
  }

  /** Sends the schedule of a run that this worker carries alone. */
  Status send(Bundle bundle, @Nullable Long start, boolean release) throws Exception {
    return send(schedule(status(), bundle, start, 0, release));
  }

  /**
   * The schedule of a run that a worker carries alone.
   *
   * @param heard its status, from whose clock its lease counts
   * @param start null as long as there is none
   */
  static Schedule schedule(
      Status heard, Bundle bundle, @Nullable Long start, long offsetNanos, boolean release) {
    Plan plan = Plan.of(new Source.Bundled(bundle.digest(), null), 1, Limits.DEFAULT);
    return schedule(heard, plan, start, offsetNanos, release);
  }

  /** The same of any plan. */
  static Schedule schedule(
      Status heard, Plan plan, @Nullable Long start, long offsetNanos, boolean release) {
    Slots all = Slots.range(0, Deal.slotsFor(plan.limits().workers()));
    Assignment everything =
        new Assignment(
            Map.of(Kind.ARRIVALS, all),
            List.of(Grant.of(Kind.ARRIVALS, all, Border.START)),
            Border.START,
            false);
    return new Schedule(
        "run-7",
        heard.instance(),
        1,
        plan,
        start,
        offsetNanos,
        start == null ? 0 : 1,
        start == null ? null : everything,
        Map.of(),
        Map.of(),
        new Lease(heard.clockNanos(), 60_000),
        false,
        release);
  }

  Status send(Schedule schedule) throws Exception {
    HttpRequest.Builder request =
        request(WorkerPaths.SCHEDULE).PUT(BodyPublishers.ofByteArray(Json.write(schedule)));
    return Json.read(send(request), Status.class);
  }

  private HttpRequest.Builder request(String path) throws Exception {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(10))
        .header("Authorization", "Bearer " + TOKEN);
  }

  private byte[] send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(answer + ": " + new String(answer.body(), UTF_8));
    }
    return answer.body();
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    http.close();
  }
}
