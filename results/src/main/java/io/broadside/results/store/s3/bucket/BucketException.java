package io.broadside.results.store.s3.bucket;

import java.io.IOException;

/** A request to the bucket failed; the message says why, for a person. */
public final class BucketException extends IOException {

  private static final long serialVersionUID = 1L;

  public BucketException(String why, Throwable cause) {
    super(why, cause);
  }
}
