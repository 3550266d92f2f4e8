package io.broadside.controller.fleet.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadside.controller.fleet.Member;
import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's processes: the supervisor, a child of this one, and its engine, a child of that.
 * Thread-safe.
 */
final class LocalWorker {

  private static final Logger LOG = LoggerFactory.getLogger(LocalWorker.class);
  private static final Pattern LISTENING =
      Pattern.compile("\\(process (\\d{1,18})\\) listening on (\\S+:\\d+)$");
  private static final int SIGNAL = 128;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String name;
  private final Process process;
  private final PrivateFolder logs;
  private final Runnable changed;
  private volatile Member member;
  private volatile @Nullable Kin engine;
  private volatile boolean toldToGo;
  private volatile @Nullable String ended;
  private volatile String lastWords = "nothing";

  private LocalWorker(String name, Process process, PrivateFolder logs, Runnable changed) {
    this.name = name;
    this.process = process;
    this.logs = logs;
    this.changed = changed;
    this.member = new Member(name, Member.State.STARTING, null, null);
  }

  /**
   * Starts the process.
   *
   * @param classes the folder where workers share what they compile; empty where there is none
   * @param changed is called whenever {@link #member()} has changed
   */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  static LocalWorker start(String name, WorkerCommand command, String classes, Runnable changed)
      throws IOException {
    PrivateFolder logs = new PrivateFolder(command.logs());
    logs.create();
    ProcessBuilder builder = new ProcessBuilder(command.of(name)).redirectErrorStream(true);
    // the controller's own settings may be secrets, and a simulation reads what it likes
    builder.environment().keySet().removeIf(v -> v.startsWith("BROADSIDE_"));
    builder.environment().put("BROADSIDE_TOKEN", command.token());
    builder.environment().put("BROADSIDE_CLASSES", classes);
    if (!UTF_8.name().equals(System.getProperty("sun.jnu.encoding"))) {
      builder.environment().put("LC_ALL", "C.UTF-8"); // else files are only those named in ASCII
    }
    LocalWorker worker = new LocalWorker(name, builder.start(), logs, changed);
    // reading a pipe blocks a virtual thread's carrier, and there are as few of those as cores
    Thread reader = Thread.ofPlatform().daemon().name(name + "-output").start(worker::readOutput);
    worker.process.onExit().thenRun(() -> worker.exited(reader));
    return worker;
  }

  Member member() {
    return member;
  }

  boolean isUpOrStarting() {
    return !toldToGo && !member.isGone();
  }

  /** SIGTERM: the worker hands over its share, finishes its users, and ends. */
  void tellToGo() {
    toldToGo = true;
    become(m -> new Member(name, Member.State.LEAVING, m.endpoint(), null));
    // Process.destroy() would close its input as well, and it would end at once
    process.toHandle().destroy();
  }

  /** Ends it for good, without a word, since it has not answered for so long. */
  void kill(Duration silence) {
    ended =
        "ended by its controller, because it had not answered for %d s"
            .formatted(silence.toSeconds());
    process.destroyForcibly();
  }

  /** The worker halts when its input ends; where it does not, it is killed. */
  void end() {
    toldToGo = true;
    try {
      process.getOutputStream().close();
      if (!process.waitFor(1, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Optional.ofNullable(engine).ifPresent(Kin::kill);
  }

  /** Sees whether one of its processes is stopped, while the worker is up. */
  void look() {
    boolean own = new Kin(process.toHandle()).stopped();
    boolean engines = Optional.ofNullable(engine).map(Kin::stopped).orElse(false);
    String hint =
        engines
            ? "its engine's process is stopped (SIGCONT resumes it)"
            : own ? "its supervisor's process is stopped (SIGCONT resumes it)" : null;
    become(
        m ->
            m.state() == Member.State.UP
                ? new Member(name, Member.State.UP, m.endpoint(), hint)
                : m);
  }

  private void readOutput() {
    try (InputStream from = process.getInputStream();
        PrintStream to = new PrintStream(log(), true)) {
      new ProcessOutput(this::heard).pass(from, to);
    } catch (IOException e) {
      // the process has ended; onExit says how
    }
  }

  /** What a worker says is heard even where there is no room to keep it. */
  private OutputStream log() {
    try {
      return logs.open(logName());
    } catch (IOException e) {
      LOG.warn("The log of {} cannot be written: {}", name, PrivateFolder.reason(e));
      return OutputStream.nullOutputStream();
    }
  }

  /** The last lines of it; none where there was no room to keep any. */
  List<String> log(int lines) throws IOException {
    Path file = logs.path().resolve(logName());
    return Files.isRegularFile(file) ? new LogEnd(file).lines(lines) : List.of();
  }

  private String logName() {
    return name + ".log";
  }

  /** Each of its engines says when it listens; once the supervisor has gone, nobody knows it. */
  private void heard(String line) {
    lastWords = line;
    Matcher listening = LISTENING.matcher(line);
    if (!listening.find()) {
      return;
    }
    Kin.childOf(process.toHandle(), Long.parseLong(listening.group(1))).ifPresent(e -> engine = e);
    URI endpoint = URI.create("http://" + listening.group(2));
    become(
        m ->
            m.state() == Member.State.STARTING
                ? new Member(name, Member.State.UP, endpoint, null)
                : m);
  }

  /** An engine notices only after a while that its supervisor has gone, and sends until then. */
  private void exited(Thread reader) {
    Optional<Kin> left = Optional.ofNullable(engine);
    left.ifPresent(Kin::kill);
    left.ifPresent(Kin::awaitEnd);
    Instant at = Instant.now();
    try {
      reader.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Member.State state = toldToGo ? Member.State.LEFT : Member.State.DIED;
    boolean asTold = toldToGo && process.exitValue() == 0;
    become(m -> new Member(name, state, m.endpoint(), asTold ? null : how(), at));
  }

  private String how() {
    int code = process.exitValue();
    String way =
        code > SIGNAL
            ? "killed by signal %d".formatted(code - SIGNAL)
            : "ended with exit code %d".formatted(code);
    return "%s; its last output: %s; its log: %s"
        .formatted(ended == null ? way : ended, lastWords, logs.path().resolve(logName()));
  }

  private void become(UnaryOperator<Member> step) {
    synchronized (this) {
      Member next = member.isGone() ? member : step.apply(member);
      if (next.equals(member)) {
        return;
      }
      member = next;
    }
    changed.run();
  }
}
