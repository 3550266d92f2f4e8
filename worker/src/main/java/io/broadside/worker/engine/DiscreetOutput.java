package io.broadside.worker.engine;

import io.broadside.protocol.plan.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The process's standard output, with the secrets removed, whichever code writes to it.
 * Thread-safe.
 */
final class DiscreetOutput extends OutputStream {

  /** A longer line goes out in pieces. */
  private static final int LONGEST = 1 << 20;

  private final Secrets secrets;
  private final PrintStream to;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  DiscreetOutput(Secrets secrets, PrintStream to) {
    this.secrets = secrets;
    this.to = to;
  }

  /** From now on the process tells no secret: neither its log nor what the simulation prints. */
  static void install(Secrets secrets) {
    if (!secrets.values().isEmpty()) {
      System.setOut(stream(secrets, System.out));
      System.setErr(stream(secrets, System.err));
    }
  }

  private static PrintStream stream(Secrets secrets, PrintStream to) {
    return new PrintStream(new DiscreetOutput(secrets, to), false, StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void write(int b) {
    line.write(b);
    if (b == '\n' || line.size() > LONGEST) {
      pass();
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    line.write(bytes, from, length);
    if (length > 0 && (bytes[from + length - 1] == '\n' || line.size() > LONGEST)) {
      pass();
    }
  }

  @Override
  public synchronized void flush() {
    pass();
    to.flush();
  }

  private void pass() {
    byte[] open = line.toByteArray();
    line.reset();
    String text = new String(open, StandardCharsets.UTF_8);
    String hidden = secrets.hide(text);
    byte[] out = hidden.equals(text) ? open : hidden.getBytes(StandardCharsets.UTF_8);
    to.write(out, 0, out.length);
  }
}
