package io.broadside.plan.loader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The column names and the number of records of a data file, which is read once, in little memory.
 *
 * @param columns the names in its first line
 * @param records how many there are
 */
record RecordFile(List<String> columns, long records) {

  private static final int LONGEST_LINE = 1 << 16;
  private static final int MARK = '\uFEFF';

  /** Of a file with a line of names; quoted fields may hold line breaks. */
  static RecordFile csv(InputStream in, char separator) throws IOException {
    StringBuilder head = new StringBuilder();
    long lines = 0;
    boolean quoted = false;
    boolean filled = false;
    try (Reader reader = buffered(in)) {
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c == '"') {
          quoted = !quoted;
        }
        if (c == '\n' && !quoted) {
          lines += filled ? 1 : 0;
          filled = false;
        } else if (c != '\r' && c != MARK) {
          if (lines == 0) {
            append(head, c);
          }
          filled = true;
        }
      }
    }
    lines += filled ? 1 : 0;
    return new RecordFile(names(head.toString(), separator), Math.max(0, lines - 1));
  }

  /** Of a file with a JSON object in each line. */
  static RecordFile jsonLines(InputStream in) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> columns = new ArrayList<>();
    long lines = 0;
    StringBuilder line = new StringBuilder();
    try (Reader reader = buffered(in)) {
      for (int c = reader.read(); true; c = reader.read()) {
        if (c == '\n' || c < 0) {
          if (!line.toString().isBlank()) {
            lines++;
            List<String> names = object(json, line.toString(), lines);
            if (lines == 1) {
              columns.addAll(names);
            }
          }
          line.setLength(0);
          if (c < 0) {
            return new RecordFile(columns, lines);
          }
        } else if (c != MARK) {
          append(line, c);
        }
      }
    }
  }

  private static Reader buffered(InputStream in) {
    return new java.io.BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder line, int c) {
    if (line.length() >= LONGEST_LINE) {
      throw new IllegalArgumentException(
          "a line has more than %d characters".formatted(LONGEST_LINE));
    }
    line.append((char) c);
  }

  private static List<String> object(ObjectMapper json, String line, long number) {
    try {
      JsonNode node = json.readTree(line);
      if (node.isObject()) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
      }
    } catch (JsonProcessingException e) {
      // said below, as what is JSON and no object is
    }
    throw new IllegalArgumentException("record %d is not a JSON object".formatted(number));
  }

  private static List<String> names(String head, char separator) {
    List<String> names = new ArrayList<>();
    for (String name : head.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)) {
      names.add(name.strip().replaceAll("^\"|\"$", ""));
    }
    if (names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("the first line does not name all columns");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw new IllegalArgumentException("two columns in the first line have the same name");
    }
    return names;
  }
}
