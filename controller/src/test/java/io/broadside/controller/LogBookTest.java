package io.broadside.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogBookTest {

  private static final Logger LOG = LoggerFactory.getLogger(LogBookTest.class);

  @Test
  void theLastThousandLinesAreRemembered() {
    try (LogBook book = LogBook.open()) {
      for (int i = 0; i < 1_010; i++) {
        LOG.warn("line {}", i);
      }
      assertThat(book.lines()).hasSize(1_000);
      assertThat(book.lines().getFirst()).endsWith("WARN line 10");
      assertThat(book.lines().getLast()).endsWith("WARN line 1009");
    }
  }

  @Test
  void aLineIsOfBoundedLength() {
    try (LogBook book = LogBook.open()) {
      LOG.warn("x".repeat(100_000));
      assertThat(book.lines()).singleElement().asString().hasSizeLessThan(2_100);
    }
  }

  @Test
  void oneThatIsClosedHearsNothingMore() {
    LogBook book = LogBook.open();
    book.close();
    LOG.warn("said to nobody");
    assertThat(book.lines()).isEmpty();
  }
}
