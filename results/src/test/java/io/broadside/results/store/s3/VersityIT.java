package io.broadside.results.store.s3;

import java.io.IOException;
import java.nio.file.Path;

/** Against a server that is used in earnest, and checks signatures. */
class VersityIT extends S3StoreContract {

  @Override
  S3Server start(Path folder) throws IOException {
    return S3Server.versity(folder);
  }
}
