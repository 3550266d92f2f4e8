package io.broadside.results.store.s3;

import java.io.IOException;
import java.nio.file.Path;

/** Against a server whose ETags are no MD5, as those of a bucket with a key of KMS. */
class OpaqueEtagsIT extends S3StoreContract {

  @Override
  S3Server start(Path folder) throws IOException {
    return S3Server.versity(folder, "--data-integrity-etag");
  }
}
