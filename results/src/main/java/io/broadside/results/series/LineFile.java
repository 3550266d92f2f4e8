package io.broadside.results.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.RecordJson;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A file of JSON lines, compressed with gzip. What is appended at once is a gzip member of its own,
 * so that a file whose writer was killed can be read up to the last one that is whole. Not
 * thread-safe.
 *
 * @param folder that it is in
 * @param name of the file
 */
public record LineFile(PrivateFolder folder, String name) {

  private static final int BUFFER = 1 << 16;

  private Path path() {
    return folder.path().resolve(name);
  }

  /** Lines of JSON, compressed: what {@link #append} takes. */
  public static byte[] pack(List<?> lines) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed, BUFFER)) {
      for (Object line : lines) {
        zip.write(RecordJson.line(line));
        zip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes all that is written to it", e);
    }
    return packed.toByteArray();
  }

  /**
   * Appends packed lines, all or none: what was written by half is taken back.
   *
   * @throws IOException if there is no room, or the file may not be written
   */
  public void append(byte[] packed) throws IOException {
    if (!Files.exists(path())) {
      folder.open(name).close();
    }
    long length = Files.size(path());
    try {
      Files.write(path(), packed, StandardOpenOption.APPEND);
    } catch (IOException e) {
      try (FileChannel file = FileChannel.open(path(), StandardOpenOption.WRITE)) {
        file.truncate(length);
      }
      throw e;
    }
  }

  /**
   * Reads every line that is whole, one after the other, in bounded memory.
   *
   * @return whether that was all of the file: false where its writer was killed while it wrote
   * @throws IOException if the file cannot be read
   */
  public <T> boolean read(Class<T> type, Consumer<T> each) throws IOException {
    if (!Files.exists(path())) {
      return true;
    }
    try (InputStream file = Files.newInputStream(path())) {
      return values(file, type, each);
    }
  }

  /**
   * The same of what was appended after the first so many bytes. Where it was not all, the lines
   * before the damage were given all the same, and are given again the next time.
   *
   * @param from 0, or what this answered before
   * @return where to go on
   */
  public <T> long readOn(long from, Class<T> type, Consumer<T> each) throws IOException {
    if (!Files.exists(path()) || Files.size(path()) <= from) {
      return from;
    }
    long to = Files.size(path());
    try (InputStream file = Files.newInputStream(path())) {
      file.skipNBytes(from);
      return values(new Part(file, to - from), type, each) ? to : from;
    }
  }

  private static <T> boolean values(InputStream file, Class<T> type, Consumer<T> each)
      throws IOException {
    try (MappingIterator<T> values =
        RecordJson.reader(type).readValues(new GZIPInputStream(file, BUFFER))) {
      while (values.hasNextValue()) {
        each.accept(values.nextValue());
      }
      return true;
    } catch (EOFException | ZipException | JsonProcessingException e) {
      return false;
    }
  }

  /** The next so many bytes; what is appended meanwhile is left for later. */
  private static final class Part extends FilterInputStream {

    private long left;

    Part(InputStream file, long bytes) {
      super(file);
      left = bytes;
    }

    @Override
    public int read() throws IOException {
      return left-- > 0 ? super.read() : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
      if (left <= 0) {
        return -1;
      }
      int got = super.read(into, at, (int) Math.min(length, left));
      left -= Math.max(0, got);
      return got;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(left, super.available());
    }
  }

  /**
   * Leaves out what was written by half, so that more can be appended.
   *
   * @throws IOException if the file cannot be read or written
   */
  public void mend() throws IOException {
    if (!Files.exists(path())) {
      return;
    }
    Path draft = folder.draft();
    try (InputStream file = Files.newInputStream(path());
        BufferedWriter out =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(draft), BUFFER), UTF_8))) {
      copyWhole(file, out);
    }
    Files.move(draft, path(), REPLACE_EXISTING, ATOMIC_MOVE);
  }

  private static void copyWhole(InputStream file, BufferedWriter out) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(new GZIPInputStream(file, BUFFER), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line);
        out.write('\n');
      }
    } catch (EOFException | ZipException e) {
      // what comes after is left out
    }
  }
}
