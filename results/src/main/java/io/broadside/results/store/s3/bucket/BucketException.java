package io.broadside.results.store.s3.bucket;

import java.io.IOException;

/** The bucket did not do what was asked; the message says why to a person. */
public final class BucketException extends IOException {

  private static final long serialVersionUID = 1L;

  public BucketException(String why, Throwable cause) {
    super(why, cause);
  }
}
