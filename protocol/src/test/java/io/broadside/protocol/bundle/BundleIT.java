package io.broadside.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleIT {

  private static final int MIB = 1 << 20;

  @TempDir Path temporary;
  private Path from;
  private Path to;

  @BeforeEach
  void makeFolders() throws IOException {
    from = Files.createDirectory(temporary.resolve("from"));
    to = Files.createDirectory(temporary.resolve("to"));
  }

  @Test
  void unpacksWhatItPacked() throws Exception {
    write("Checkout.java", "class Checkout {}");
    write("resources/data/users.csv", "name\nann\n");
    Bundle.pack(from).unpack(to);
    assertThat(to.resolve("Checkout.java")).hasContent("class Checkout {}");
    assertThat(to.resolve("resources/data/users.csv")).hasContent("name\nann\n");
  }

  @Test
  void packsOneFileWithTheResourcesBesideItAndNothingElse() throws Exception {
    write("Checkout.java", "class Checkout {}");
    write("Other.java", "class Other {}");
    write("resources/users.csv", "name");
    Bundle.pack(from.resolve("Checkout.java")).unpack(to);
    assertThat(to.resolve("Checkout.java")).exists();
    assertThat(to.resolve("resources/users.csv")).exists();
    assertThat(to.resolve("Other.java")).doesNotExist();
  }

  @Test
  void looksForOneFilesSakeIntoNoOtherFolder() throws Exception {
    write("Checkout.java", "class Checkout {}");
    write("photos/holiday.jpg", "sea");
    Path photos = from.resolve("photos");
    BasicFileAttributeView times = Files.getFileAttributeView(photos, BasicFileAttributeView.class);
    times.setTimes(null, FileTime.fromMillis(0), null);
    Bundle.pack(from.resolve("Checkout.java"));
    assertThat(times.readAttributes().lastAccessTime()).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  void isTheSameForTheSameFilesWhateverTheirAgeAndOrder() throws Exception {
    write("b.csv", "b");
    write("a.csv", "a");
    Bundle first = Bundle.pack(from);
    Path again = Files.createDirectory(temporary.resolve("again"));
    Files.writeString(again.resolve("a.csv"), "a");
    Files.writeString(again.resolve("b.csv"), "b");
    Files.setLastModifiedTime(again.resolve("a.csv"), FileTime.fromMillis(1));
    Bundle second = Bundle.pack(again);
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.zip()).isEqualTo(first.zip());
  }

  @Test
  void isAnotherForOtherContent() throws Exception {
    write("a.csv", "a");
    String before = Bundle.pack(from).digest();
    write("a.csv", "b");
    assertThat(Bundle.pack(from).digest()).isNotEqualTo(before).hasSize(64);
  }

  @Test
  void leavesHiddenFilesAtHome() throws Exception {
    write("Checkout.java", "class Checkout {}");
    write(".git/config", "secret");
    write(".env", "secret");
    Bundle.pack(from).unpack(to);
    assertThat(to).isDirectoryNotContaining("glob:**.{git,env}");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> Bundle.pack(from.resolve("Missing.java")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("There is no file or folder");
  }

  @Test
  void refusesAnEmptyFolder() {
    assertThatThrownBy(() -> Bundle.pack(from))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("There is nothing in");
  }

  @Test
  void refusesFilesThatAreTooLargeBeforeItReadsThem() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(from.resolve("huge.csv").toFile(), "rw")) {
      sparse.setLength(Bundle.MAX_UNPACKED_BYTES + 1);
    }
    assertThatThrownBy(() -> Bundle.pack(from))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("larger than 512 MiB");
  }

  @Test
  void refusesFilesThatAreTooLargeWhenPacked() throws Exception {
    byte[] noise = new byte[Bundle.MAX_PACKED_BYTES + MIB];
    new Random(1).nextBytes(noise);
    Files.write(from.resolve("noise.bin"), noise);
    assertThatThrownBy(() -> Bundle.pack(from))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("larger than 64 MiB when packed");
  }

  @Test
  void refusesEntriesThatLeadOutOfTheFolder() throws Exception {
    for (String name : new String[] {"../evil", "a/../../evil", "/etc/evil"}) {
      assertThatThrownBy(() -> zip(name, new byte[1]).unpack(to))
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("points outside its folder");
      assertThatThrownBy(() -> zip(name, new byte[1]).demandUnpackable())
          .hasMessageContaining("points outside its folder");
    }
    assertThat(temporary.resolve("evil")).doesNotExist();
  }

  @Test
  void refusesToUnpackABombAndStopsInTime() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("zeros"));
      byte[] zeros = new byte[MIB];
      for (long size = 0; size <= Bundle.MAX_UNPACKED_BYTES; size += zeros.length) {
        zip.write(zeros);
      }
    }
    assertThat(bytes.size()).isLessThan(MIB);
    assertThatThrownBy(() -> Bundle.of(bytes.toByteArray()).unpack(to))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("unpacks to more than 512 MiB");
    assertThatThrownBy(() -> Bundle.of(bytes.toByteArray()).demandUnpackable())
        .hasMessageContaining("unpacks to more than 512 MiB");
    assertThat(to.resolve("zeros").toFile().length())
        .isLessThanOrEqualTo(Bundle.MAX_UNPACKED_BYTES);
  }

  @Test
  void refusesToUnpackTooManyFiles() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i <= Bundle.MAX_ENTRIES; i++) {
        zip.putNextEntry(new ZipEntry("folder" + i % 10 + "/" + i + "/../"));
      }
    }
    assertThatThrownBy(() -> Bundle.of(bytes.toByteArray()).unpack(to))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("more than 20,000 files");
  }

  @Test
  void refusesWhatIsNoZip() {
    assertThatThrownBy(() -> Bundle.of(new byte[] {1, 2, 3}).unpack(to))
        .isInstanceOf(BundleException.class)
        .hasMessage("The bundle is empty, or not a zip file.");
  }

  @Test
  void refusesAZipThatIsCutShort() throws Exception {
    byte[] whole = zip("a.csv", new byte[10_000]).zip();
    byte[] half = java.util.Arrays.copyOf(whole, whole.length / 3);
    assertThatThrownBy(() -> Bundle.of(half).unpack(to))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("cannot be unpacked");
  }

  private void write(String name, String text) throws IOException {
    Path file = from.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Bundle zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return Bundle.of(bytes.toByteArray());
  }
}
