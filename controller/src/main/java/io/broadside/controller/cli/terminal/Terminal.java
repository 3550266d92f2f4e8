package io.broadside.controller.cli.terminal;

import io.broadside.controller.api.Live;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Shows a run in a terminal: a few lines that are drawn anew where that can be, a line every few
 * seconds where it cannot.
 */
public final class Terminal {

  private static final int PLAIN_EVERY = 5;
  private static final Duration QUIET = Duration.ofSeconds(5);

  /** Until the next, a line that is too long is cut by the terminal, and not wrapped. */
  private static final String CUT = "\u001b[?7l";

  private static final String WRAP = "\u001b[?7h";

  private final PrintStream out;
  private final boolean moves;
  private final Supplier<Screen> screen;
  private final Ink ink;
  private final LiveView view;
  private List<Integer> drawn = List.of();
  private int events;
  private String lastState = "";
  private boolean warned;
  private long lastProgress = System.nanoTime();

  /**
   * That of a stream.
   *
   * @param moves whether lines can be drawn anew
   * @param screen how much room there is now
   */
  Terminal(PrintStream out, boolean moves, Ink ink, Supplier<Screen> screen) {
    this.out = out;
    this.moves = moves;
    this.screen = screen;
    this.ink = ink;
    this.view = new LiveView(ink);
  }

  /** That of this process; where its output goes elsewhere, or to a dumb one, nothing moves. */
  public static Terminal standard() {
    boolean moves =
        Boolean.getBoolean("broadside.terminal")
            && !System.getenv().getOrDefault("TERM", "dumb").equals("dumb");
    boolean plain = !moves || !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(System.out, moves, plain ? Ink.PLAIN : Ink.COLOURED, Screen.watched());
  }

  /** For people, where standard output is for a machine: lines on standard error. */
  public static Terminal aside() {
    return plain(System.err);
  }

  /** One in which nothing moves, and nothing has a colour. */
  public static Terminal plain(PrintStream out) {
    return new Terminal(out, false, Ink.PLAIN, () -> Screen.USUAL);
  }

  /** Says a line that stays. */
  public void say(String line) {
    out.println(line);
    drawn = List.of();
  }

  /** Shows how things stand. */
  public void show(Live live) {
    boolean over = live.run().state().isFinal();
    boolean news = !lastState.equals(live.run().state().name());
    lastState = live.run().state().name();
    if (!warned && !over && !live.run().warnings().isEmpty()) {
      warned = true;
      draw(List.of(), screen.get());
      live.run().warnings().forEach(w -> say("Warning: " + w));
    }
    if (moves) {
      Screen now = screen.get();
      draw(over ? List.of() : view.lines(live, now), now);
    } else if (!over && (news || events++ % PLAIN_EVERY == 0)) {
      out.println(view.line(live));
    }
  }

  /** Says what goes on just now, in one line that makes room for the next. */
  public void progress(String said) {
    String line = Text.harmless(said);
    if (moves) {
      Screen now = screen.get();
      draw(line.isBlank() ? List.of() : List.of(Text.shortened(line, now.columns())), now);
    } else if (!line.isBlank() && System.nanoTime() - lastProgress > QUIET.toNanos()) {
      lastProgress = System.nanoTime();
      out.println("  " + line);
    }
  }

  private void draw(List<String> lines, Screen now) {
    int back = rows(now.columns());
    String first = back == 0 ? "" : "\u001b[%dA\r\u001b[J".formatted(back);
    out.print(lines.isEmpty() ? first : first + CUT + String.join("\n", lines) + WRAP + "\n");
    out.flush();
    drawn = lines.stream().map(Text::width).toList();
  }

  /** A terminal that was made narrower has wrapped what was drawn before. */
  private int rows(int columns) {
    return drawn.stream().mapToInt(w -> Math.max(1, Math.ceilDiv(w, columns))).sum();
  }

  /** The closing summary. */
  public void summary(Live live) {
    new Summary(out, ink, moves ? screen.get().columns() : Summary.OF_A_FILE).print(live);
  }
}
