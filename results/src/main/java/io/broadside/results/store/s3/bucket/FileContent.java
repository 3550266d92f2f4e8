package io.broadside.results.store.s3.bucket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a file held when it was opened: what is appended later is left out, and so is a file that
 * takes its place. Not thread-safe.
 */
public final class FileContent implements AutoCloseable {

  /** Bytes in a part; a file with more is sent in parts. */
  public static final int PART = 8 << 20;

  private final Path path;
  private final FileChannel file;
  private final long size;
  private final List<String> parts = new ArrayList<>();

  private FileContent(Path path, FileChannel file) throws IOException {
    this.path = path;
    this.file = file;
    this.size = file.size();
    for (long at = 0; at == 0 || at < size; at += PART) {
      parts.add(HexFormat.of().formatHex(md5(part(parts.size()))));
    }
  }

  /** Opens a file, and reads it once. */
  public static FileContent open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path);
    try {
      return new FileContent(path, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  public long size() {
    return size;
  }

  /** The MD5 of every part, in hex; there is at least one. */
  public List<String> parts() {
    return parts;
  }

  /**
   * The MD5 of the whole, or of the parts' and their number: what S3 takes for the ETag of an
   * object that it does not encrypt with a key of KMS.
   */
  public String print() {
    if (parts.size() == 1) {
      return parts.getFirst();
    }
    byte[] all = HexFormat.of().parseHex(String.join("", parts));
    return HexFormat.of().formatHex(md5(all)) + "-" + parts.size();
  }

  /** Bytes in that part. */
  public int length(int index) {
    return (int) Math.min(PART, size - (long) index * PART);
  }

  /**
   * The bytes of a part, the first of which is 0.
   *
   * @throws IOException if the file is shorter by now, or cannot be read
   */
  public byte[] part(int index) throws IOException {
    long from = (long) index * PART;
    ByteBuffer bytes = ByteBuffer.allocate(length(index));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, from + bytes.position()) < 0) {
        throw new IOException("%s became shorter during its upload".formatted(path));
      }
    }
    return bytes.array();
  }

  public static byte[] md5(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
