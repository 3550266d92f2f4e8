package io.broadside.worker.exit;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.protocol.status.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsIT {

  @TempDir Path folder;

  @Test
  void areWhatWasNoted() throws IOException {
    Failure failure = new Failure(Failure.Code.SIMULATION_EXITED, "First line.\nSecond line.");
    LastWords words = new LastWords(folder);
    words.run("run-7");
    words.failure(failure);
    assertThat(words.run()).isEqualTo("run-7");
    assertThat(words.failure()).contains(failure);
  }

  @Test
  void areNoneWhereNothingWasNoted() {
    assertThat(new LastWords(folder).run()).isEmpty();
    assertThat(new LastWords(folder).failure()).isEmpty();
  }

  @Test
  void areNoneWhereTheyMakeNoSense() throws IOException {
    Files.writeString(folder.resolve("failure"), "NO_SUCH_CODE\nmessage");
    assertThat(new LastWords(folder).failure()).isEmpty();
    Files.writeString(folder.resolve("failure"), "");
    assertThat(new LastWords(folder).failure()).isEmpty();
  }
}
