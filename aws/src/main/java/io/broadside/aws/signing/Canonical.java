package io.broadside.aws.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/** Paths and queries in the form that is signed. */
final class Canonical {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Canonical() {}

  /**
   * A path that is encoded already, as it is sent.
   *
   * @param asSent whether it is signed as it is; else without {@code .}, {@code ..} and empty
   *     parts, and encoded once more
   */
  static String path(String sent, boolean asSent) {
    String path = sent.isEmpty() ? "/" : sent;
    if (asSent) {
      return path;
    }
    return encode(path.contains("/.") || path.contains("//") ? normal(path) : path, true);
  }

  /** RFC 3986, 5.2.4, and one slash in place of several. */
  private static String normal(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.removeLast();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    String normal = "/" + String.join("/", parts);
    return path.endsWith("/") && !normal.equals("/") ? normal + "/" : normal;
  }

  /**
   * A query as it is sent: pairs that are encoded already, in the order of their names and values.
   */
  static String query(String sent) {
    if (sent.isEmpty()) {
      return "";
    }
    if (sent.indexOf('&') < 0) {
      return sent.indexOf('=') < 0 ? sent + "=" : sent;
    }
    record Pair(String name, String value) implements Comparable<Pair> {
      @Override
      public int compareTo(Pair other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : value.compareTo(other.value);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (String pair : sent.split("&", -1)) {
      int equals = pair.indexOf('=');
      pairs.add(
          equals < 0
              ? new Pair(pair, "")
              : new Pair(pair.substring(0, equals), pair.substring(equals + 1)));
    }
    Collections.sort(pairs);
    StringBuilder query = new StringBuilder(sent.length() + 8);
    for (Pair pair : pairs) {
      query.append(query.isEmpty() ? "" : "&").append(pair.name).append('=').append(pair.value);
    }
    return query.toString();
  }

  /** A query whose names and values are encoded as signatures want it, in their order. */
  static String encodedQuery(String sent) {
    StringBuilder query = new StringBuilder(sent.length() + 8);
    for (String pair : sent.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      query.append(query.isEmpty() ? "" : "&").append(encode(decode(name), false));
      query.append('=').append(encode(decode(value), false));
    }
    return query.toString();
  }

  /** A plus sign is a space, as in forms. What is no escape stays. */
  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] sent = text.getBytes(UTF_8);
    byte[] plain = new byte[sent.length];
    int length = 0;
    for (int i = 0; i < sent.length; i++) {
      boolean escape =
          sent[i] == '%'
              && i + 2 < sent.length
              && HexFormat.isHexDigit(sent[i + 1])
              && HexFormat.isHexDigit(sent[i + 2]);
      if (escape) {
        plain[length++] =
            (byte) (HexFormat.fromHexDigit(sent[i + 1]) << 4 | HexFormat.fromHexDigit(sent[i + 2]));
        i += 2;
      } else {
        plain[length++] = sent[i] == '+' ? (byte) ' ' : sent[i];
      }
    }
    return new String(plain, 0, length, UTF_8);
  }

  /** All but letters, digits, {@code -._~} and, in a path, the slash. */
  private static String encode(String text, boolean path) {
    int i = 0;
    while (i < text.length() && plain(text.charAt(i), path)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xFF);
      if (plain(c, path)) {
        encoded.append(c);
      } else {
        HEX.toHexDigits(encoded.append('%'), b);
      }
    }
    return encoded.toString();
  }

  private static boolean plain(char c, boolean path) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0
        || (path && c == '/');
  }
}
