package io.broadside.controller.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of an upload: that of any file or folder that somebody may have.
 *
 * @param text as it was given
 */
record UploadName(String text) {

  private static final int LONGEST = 255;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final Pattern ANY =
      Pattern.compile("(?!\\.+$)[^/\\\\\\p{Cntrl}]{1,%d}".formatted(LONGEST));

  /** Whether it can be one at all. */
  boolean isFit() {
    return ANY.matcher(text).matches() && !text.isBlank();
  }

  /** Whether a file can have it on every system and in every locale. */
  boolean isPlain() {
    return PLAIN.matcher(text).matches();
  }

  /** The name of its files, without their endings: its own, or one made of it. */
  String stem() {
    return isPlain() ? text : "~" + digest();
  }

  private String digest() {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
