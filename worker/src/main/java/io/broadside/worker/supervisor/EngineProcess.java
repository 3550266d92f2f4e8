package io.broadside.worker.supervisor;

import io.broadside.worker.exit.LastWords;
import io.broadside.worker.exit.OutputLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One engine's process, from its start to its end. Thread-safe. */
public final class EngineProcess {

  /** What an engine is told when it is to go. */
  public static final String LEAVE = "leave";

  private static final int TAIL_BYTES = 8 << 10;
  private static final int BUFFER_BYTES = 8 << 10;
  private static final int TOLD_LINES = 10;
  private static final Duration OUTPUT_ENDS_WITHIN = Duration.ofSeconds(1);

  private final String instance;
  private final Scratch scratch;
  private final Process process;
  private final OutputLog log;
  private final Thread output;
  private final Tail tail = new Tail(TAIL_BYTES);
  private volatile boolean listened;

  private EngineProcess(String instance, Scratch scratch, Process process, OutputLog log) {
    this.instance = instance;
    this.scratch = scratch;
    this.process = process;
    this.log = log;
    this.output = Thread.ofPlatform().name("output").daemon().start(this::passOn);
  }

  static EngineProcess start(
      String instance,
      Scratch scratch,
      List<String> command,
      Map<String, String> environment,
      OutputLog log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(scratch.files().toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().putAll(log.environment());
    if (!StandardCharsets.UTF_8.name().equals(System.getProperty("sun.jnu.encoding"))) {
      builder.environment().put("LC_ALL", "C.UTF-8"); // else files are only those named in ASCII
    }
    return new EngineProcess(instance, scratch, builder.start(), log);
  }

  /** Asks it to hand over its share, finish its users, and end. */
  void leave() {
    try {
      OutputStream in = process.getOutputStream();
      in.write((LEAVE + "\n").getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      // it has ended already, which is what it was to do
    }
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for its end, cleans up, and says how it ended. */
  EngineExit await() throws InterruptedException {
    int code = process.waitFor();
    long endedMillis = System.currentTimeMillis();
    output.join(OUTPUT_ENDS_WITHIN); // a process that the user's code started may hold it open
    LastWords words = new LastWords(scratch.folder());
    EngineExit exit =
        new EngineExit(
            instance,
            code,
            listened,
            words.run(),
            words.failure(),
            endedMillis,
            tail.lines(TOLD_LINES));
    scratch.close();
    return exit;
  }

  /** By bytes, since a line may be longer than this small process's memory. */
  private void passOn() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream from = process.getInputStream()) {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        System.out.write(buffer, 0, count);
        System.out.flush();
        tail.append(buffer, count);
        log.append(buffer, count);
        listened =
            listened || tail.lines(TOLD_LINES).stream().anyMatch(l -> l.contains(" listening on "));
      }
    } catch (IOException e) {
      // it has been killed
    }
  }
}
