package io.broadside.controller.cli.local;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import io.broadside.results.files.PrivateFolder;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** What a controller on this machine logs, with the stack traces that its terminal is spared. */
final class LogFile {

  static final String NAME = "controller.log";

  private LogFile() {}

  /** Logs there, too, from now on; a file of an earlier controller makes room. */
  static void open(PrivateFolder logs) throws IOException {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d %level %logger{0}: %msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> file = new OutputStreamAppender<>();
    file.setContext(context);
    file.setEncoder(encoder);
    file.setOutputStream(logs.open(NAME));
    file.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file);
  }
}
