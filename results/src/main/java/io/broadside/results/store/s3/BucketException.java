package io.broadside.results.store.s3;

import java.io.IOException;

/** The bucket did not do what was asked; the message says why to a person. */
final class BucketException extends IOException {

  private static final long serialVersionUID = 1L;

  BucketException(String why, Throwable cause) {
    super(why, cause);
  }
}
