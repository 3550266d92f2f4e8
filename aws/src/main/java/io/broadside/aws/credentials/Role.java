package io.broadside.aws.credentials;

import io.broadside.aws.signing.Keys;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The AWS role whose keys sign requests. A thread of its own asks the SDK for the keys every few
 * seconds, and the SDK renews them before they end, so that no request waits for keys. Thread-safe.
 */
public final class Role {

  private static final Logger LOG = LoggerFactory.getLogger(Role.class);
  private static final long EVERY_SECONDS = 5;

  private final AwsCredentialsProvider provider;
  private volatile @Nullable Keys keys;
  private volatile boolean missing;

  /** The role of an SDK's provider, which is not asked yet. */
  Role(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  private static final class Holder {
    private static final Role WORKER = new Role(DefaultCredentialsProvider.builder().build());

    static {
      WORKER.renewOften(EVERY_SECONDS);
    }
  }

  /**
   * The role of this process, as the SDK finds it: from the environment, a web identity, a profile,
   * the container or the machine. The first call waits for it.
   */
  public static Role ofTheWorker() {
    return Holder.WORKER;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // nothing in it throws
  private void renewOften(long seconds) {
    renew();
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("aws-credentials").factory());
    thread.scheduleWithFixedDelay(this::renew, seconds, seconds, TimeUnit.SECONDS);
  }

  /**
   * Asks for the keys; where there are none, the last ones stay, and this is said once until there
   * are some again. Throws nothing, since nothing would ask again then.
   */
  void renew() {
    try {
      AwsCredentials found = provider.resolveCredentials();
      String token = found instanceof AwsSessionCredentials s ? s.sessionToken() : null;
      keys = new Keys(found.accessKeyId(), found.secretAccessKey(), token);
      if (missing) {
        LOG.info("AWS credentials are available again");
      }
      missing = false;
    } catch (RuntimeException e) {
      if (!missing) {
        LOG.warn("No AWS credentials are available right now: {}", e.getMessage());
      }
      missing = true;
    }
  }

  /**
   * The keys of now.
   *
   * @throws IllegalStateException if there have never been any; the message says what to do
   */
  public Keys keys() {
    Keys known = keys;
    if (known == null) {
      throw new IllegalStateException(
          "no AWS credentials were found: give the workers a role, or set AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY where they run");
    }
    return known;
  }
}
