package io.broadside.worker.gatling;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.broadside.worker.metrics.Measurements;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/**
 * Finds failures of the simulation's own code, which Gatling only logs, such as a session function
 * that threw, or a condition that names no attribute. Called on the event loops.
 */
final class OwnErrors extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final String GATLING = "io.gatling";

  /** What users do step by step; what fails elsewhere ends the run, or is a request's failure. */
  private static final Pattern STEPS =
      Pattern.compile("io\\.gatling\\.(core\\.(action|body|session)|\\w+\\.action)\\..*");

  /** Gatling's statistics are told these. */
  private static final Pattern UNSENT = Pattern.compile("Failed to build request (?!name: ).*");

  private static final String CONSEQUENCE = ", forwarding to the next one";

  private final Measurements measurements;

  private OwnErrors(LoggerContext context, Measurements measurements) {
    this.measurements = measurements;
    setContext(context);
    setName("own-errors");
  }

  /** Tells them to the measurements until it is closed. */
  static OwnErrors hear(Measurements measurements) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    OwnErrors errors = new OwnErrors(context, measurements);
    errors.start();
    context.getLogger(GATLING).addAppender(errors);
    return errors;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (!event.getLevel().isGreaterOrEqual(Level.ERROR)
        || !STEPS.matcher(event.getLoggerName()).matches()) {
      return;
    }
    String message = event.getFormattedMessage();
    if (!UNSENT.matcher(message).lookingAt()) {
      measurements.ownError(message.replace(CONSEQUENCE, ""));
    }
  }

  @Override
  public void close() {
    Logger gatling = ((LoggerContext) getContext()).getLogger(GATLING);
    gatling.detachAppender(this);
    stop();
  }
}
