package io.broadside.worker.metrics.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A small file in which the kernel tells figures as words and numbers.
 *
 * @param path where it is, if this kernel has it
 */
record KernelFile(Path path) {

  /** The number after a word, on the line that begins with another; empty where there is none. */
  OptionalDouble after(String line, String word) {
    for (String text : lines()) {
      List<String> words = List.of(text.strip().split("\\s+"));
      int at = words.subList(0, Math.max(0, words.size() - 1)).lastIndexOf(word);
      if (words.getFirst().equals(line) && at >= 0) {
        return number(words.get(at + 1));
      }
    }
    return OptionalDouble.empty();
  }

  /** The number at that place of the first line, from 0; empty where there is none. */
  OptionalDouble at(int place) {
    return lines().stream()
        .limit(1)
        .map(l -> l.strip().split("\\s+"))
        .filter(words -> words.length > place)
        .map(words -> number(words[place]))
        .findFirst()
        .orElseGet(OptionalDouble::empty);
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      return List.of();
    }
  }

  private static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
