package io.broadside.results.store.s3;

import io.broadside.results.store.s3.bucket.S3Location;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whether a run that was made here is in the bucket.
 *
 * @param id of the run
 * @param folder that keeps it here
 * @param location where it belongs
 * @param why it is not there yet, as the end of a sentence; null when it is
 */
public record UploadState(String id, Path folder, S3Location location, @Nullable String why) {

  /** Whether everything in the folder is in the bucket. */
  public boolean uploaded() {
    return why == null;
  }

  /** For a person. */
  public String sentence() {
    return uploaded()
        ? "Uploaded to %s.".formatted(location.toString() + id)
        : "Kept in %s, not uploaded to %s yet: %s".formatted(folder, location, why);
  }
}
