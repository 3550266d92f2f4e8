package io.broadside.aws.cognito;

/** Hears how far a long task has come. */
@FunctionalInterface
public interface ProgressListener {

  /** So many of so many are done. */
  void at(long done, long all);
}
