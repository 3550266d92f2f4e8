package io.broadside.controller.http.request;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request, which may have so many bytes at most. */
final class BoundedBody extends FilterInputStream {

  private final int most;
  private long left;

  BoundedBody(InputStream in, int most) {
    super(in);
    this.most = most;
    this.left = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(into, offset, length);
    } catch (IOException e) {
      throw brokenOff();
    }
    left -= Math.max(0, count);
    if (left < 0) {
      throw new ProblemException(
          413, "too-large", "Too large", "The body may have at most %,d bytes.".formatted(most));
    }
    return count;
  }

  static ProblemException brokenOff() {
    return new ProblemException(
        408, "incomplete", "Incomplete", "The body arrived incomplete or too slowly.");
  }
}
