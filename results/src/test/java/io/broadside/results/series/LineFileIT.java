package io.broadside.results.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.results.files.PrivateFolder;
import io.broadside.results.record.Stretch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileIT {

  @TempDir Path folder;
  private LineFile file;

  @BeforeEach
  void open() {
    file = new LineFile(new PrivateFolder(folder), "lines.jsonl.gz");
  }

  @Test
  void whatIsAppendedIsReadInOrder() throws IOException {
    file.append(LineFile.pack(lines(0, 3)));
    file.append(LineFile.pack(lines(3, 4)));
    assertThat(read()).isEqualTo(lines(0, 4));
  }

  @Test
  void aFileThatIsNotThereHasNoLines() throws IOException {
    assertThat(read()).isEmpty();
    file.mend();
  }

  /** Wherever the writer was killed: what it had appended before is read, and more can follow. */
  @Test
  void aFileThatWasCutOffAnywhereKeepsAllThatWasAppendedBefore() throws IOException {
    file.append(LineFile.pack(lines(0, 50)));
    long first = Files.size(folder.resolve(file.name()));
    file.append(LineFile.pack(lines(50, 90)));
    byte[] whole = Files.readAllBytes(folder.resolve(file.name()));
    for (int length = (int) first; length < whole.length; length++) {
      Files.write(folder.resolve(file.name()), java.util.Arrays.copyOf(whole, length));
      assertThat(read()).startsWith(lines(0, 50).toArray(new Stretch[0]));

      file.mend();
      file.append(LineFile.pack(lines(90, 95)));

      assertThat(read())
          .as("cut off after %d bytes", length)
          .startsWith(lines(0, 50).toArray(new Stretch[0]))
          .endsWith(lines(90, 95).toArray(new Stretch[0]));
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    file.append(LineFile.pack(lines(0, 1)));
    file.mend();
    assertThat(Files.getPosixFilePermissions(folder.resolve(file.name())))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
  }

  private List<Stretch> read() throws IOException {
    List<Stretch> lines = new ArrayList<>();
    file.read(Stretch.class, lines::add);
    return lines;
  }

  private static List<Stretch> lines(long from, long to) {
    return LongStream.range(from, to).mapToObj(i -> new Stretch(i, i + 1)).toList();
  }
}
