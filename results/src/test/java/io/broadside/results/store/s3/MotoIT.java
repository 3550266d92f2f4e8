package io.broadside.results.store.s3;

import java.io.IOException;
import java.nio.file.Path;

/** Against the emulator of AWS. */
class MotoIT extends S3StoreContract {

  @Override
  S3Server start(Path folder) throws IOException {
    return S3Server.moto(folder);
  }
}
