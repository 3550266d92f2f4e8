package io.broadside.controller;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Remembers the last lines of what this controller logs, without stack traces. Thread-safe. */
final class LogBook extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final int MOST_LINES = 1_000;
  private static final int LONGEST = 2_000;

  private final Deque<String> lines = new ArrayDeque<>();

  /** Hears everything from now on. */
  static LogBook open() {
    LogBook book = new LogBook();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    book.setContext(context);
    book.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(book);
    return book;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String said =
        "%s %s %s"
            .formatted(
                Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.SECONDS),
                event.getLevel(),
                event.getFormattedMessage());
    synchronized (lines) {
      lines.addLast(said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
      if (lines.size() > MOST_LINES) {
        lines.removeFirst();
      }
    }
  }

  /** The oldest first. */
  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /** Hears nothing more. */
  @Override
  public void close() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
    stop();
  }
}
