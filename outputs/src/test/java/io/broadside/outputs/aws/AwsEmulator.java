package io.broadside.outputs.aws;

import io.broadside.outputs.Receiver;
import io.broadside.testing.Emulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;

/** An emulator of AWS as a process, on a free port of the loopback interface. */
public final class AwsEmulator implements AutoCloseable {

  public static final String REGION = "eu-central-1";

  /** More than a busy machine needs. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final AwsCredentialsProvider KEYS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAEXAMPLE", "example"));

  private final Emulator emulator;

  public AwsEmulator(Path folder) throws IOException {
    emulator = Emulator.start(folder);
  }

  /** How the emulator is spoken to. */
  public Access access() {
    return new Access(URI.create(emulator.url()), KEYS, PATIENCE);
  }

  /** How a server of the test's own is spoken to. */
  public static Access to(Receiver server, Duration patience) {
    return new Access(server.address(), KEYS, patience);
  }

  /** The same where nothing gives credentials. */
  public static Access withoutCredentials(Receiver server) {
    AwsCredentialsProvider nobody =
        AwsCredentialsProviderChain.of(SystemPropertyCredentialsProvider.create());
    return new Access(server.address(), nobody, PATIENCE);
  }

  @Override
  public void close() {
    emulator.close();
  }
}
