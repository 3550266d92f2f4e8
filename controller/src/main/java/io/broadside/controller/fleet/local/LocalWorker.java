package io.broadside.controller.fleet.local;

import io.broadside.controller.fleet.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One worker's process. Thread-safe. */
final class LocalWorker {

  private static final Pattern LISTENING = Pattern.compile("listening on (\\S+:\\d+)$");
  private static final int SIGNAL = 128;
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final String name;
  private final Process process;
  private final Path log;
  private final Runnable changed;
  private volatile Member member;
  private volatile boolean toldToGo;
  private volatile String lastWords = "nothing";

  private LocalWorker(String name, Process process, Path log, Runnable changed) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.changed = changed;
    this.member = new Member(name, Member.State.STARTING, null, null);
  }

  /** Starts the process; calls back whenever {@link #member()} has changed. */
  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  static LocalWorker start(String name, WorkerCommand command, Runnable changed)
      throws IOException {
    Files.createDirectories(command.logs());
    Path log = command.logs().resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command.of(name)).redirectErrorStream(true);
    builder.environment().put("BROADSIDE_TOKEN", command.token());
    LocalWorker worker = new LocalWorker(name, builder.start(), log, changed);
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
    if (!member.isGone()) {
      become(Member.State.LEAVING, member.endpoint(), null);
    }
    // Process.destroy() would close its input as well, and it would end at once
    process.toHandle().destroy();
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
  }

  private void readOutput() {
    try (InputStream from = process.getInputStream();
        PrintStream to = new PrintStream(Files.newOutputStream(log), true)) {
      new Output(this::heard).pass(from, to);
    } catch (IOException e) {
      // the process has ended; onExit says how
    }
  }

  private void heard(String line) {
    lastWords = line;
    Matcher listening = LISTENING.matcher(line);
    if (member.state() == Member.State.STARTING && listening.find()) {
      become(Member.State.UP, URI.create("http://" + listening.group(1)), null);
    }
  }

  private void exited(Thread reader) {
    try {
      reader.join(LAST_WORDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int code = process.exitValue();
    String how =
        code > SIGNAL
            ? "killed by signal %d".formatted(code - SIGNAL)
            : "ended with exit code %d".formatted(code);
    become(
        toldToGo ? Member.State.LEFT : Member.State.DIED,
        member.endpoint(),
        toldToGo && code == 0
            ? null
            : "%s; it said last: %s; its log is %s".formatted(how, lastWords, log));
  }

  private void become(Member.State state, @Nullable URI endpoint, @Nullable String reason) {
    synchronized (this) {
      if (member.isGone()) {
        return;
      }
      member = new Member(name, state, endpoint, reason);
    }
    changed.run();
  }
}
