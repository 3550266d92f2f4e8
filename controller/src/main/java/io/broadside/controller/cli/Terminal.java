package io.broadside.controller.cli;

import io.broadside.controller.api.Live;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Shows a run in a terminal: a few lines that are drawn anew where that can be, a line every few
 * seconds where it cannot.
 */
public final class Terminal {

  private static final int PLAIN_EVERY = 5;
  private static final int WIDTH = 79;
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean moves;
  private final LiveView view = new LiveView();
  private int drawn;
  private int events;
  private String lastState = "";
  private boolean warned;
  private long lastProgress = System.nanoTime();

  Terminal(PrintStream out, boolean moves) {
    this.out = out;
    this.moves = moves;
  }

  /** That of this process. */
  public static Terminal standard() {
    return new Terminal(System.out, Boolean.getBoolean("broadside.terminal"));
  }

  /** Says a line that stays. */
  public void say(String line) {
    out.println(line);
    drawn = 0;
  }

  /** Shows how things stand. */
  void show(Live live) {
    boolean over = live.run().state().isFinal();
    boolean news = !lastState.equals(live.run().state().name());
    lastState = live.run().state().name();
    if (!warned && !over && !live.run().warnings().isEmpty()) {
      warned = true;
      draw(List.of());
      live.run().warnings().forEach(w -> say("Warning: " + w));
    }
    if (moves) {
      draw(over ? List.of() : view.lines(live));
    } else if (!over && (news || events++ % PLAIN_EVERY == 0)) {
      out.println(view.line(live));
    }
  }

  /** Says what goes on just now, in one line that makes room for the next. */
  public void progress(String said) {
    String line = said.replaceAll("\u001b\\[[0-9;]*[A-Za-z]|\\p{Cntrl}", " ");
    if (moves) {
      draw(
          line.isBlank()
              ? List.of()
              : List.of(line.length() > WIDTH ? line.substring(0, WIDTH) : line));
    } else if (!line.isBlank() && System.nanoTime() - lastProgress > QUIET.toNanos()) {
      lastProgress = System.nanoTime();
      out.println("  " + line);
    }
  }

  private void draw(List<String> lines) {
    String back = drawn == 0 ? "" : "\u001b[%dA\r\u001b[J".formatted(drawn);
    out.print(lines.isEmpty() ? back : back + String.join("\n", lines) + "\n");
    out.flush();
    drawn = lines.size();
  }

  /** The closing summary. */
  void summary(Live live) {
    new Summary(out).print(live);
  }
}
