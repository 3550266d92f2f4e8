package io.broadside.results.store.s3.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

  @Test
  void everythingCanBeSaid() {
    assertThat(
            S3Location.parse(
                "s3://my-bucket/runs/of/us?region=eu-central-1&endpoint=https://minio.example:9000"))
        .isEqualTo(
            new S3Location(
                "my-bucket",
                "runs/of/us",
                "eu-central-1",
                URI.create("https://minio.example:9000")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://my-bucket", "s3://my-bucket/", "s3://my-bucket?region=eu-west-1"})
  void withoutAPrefixItIsTheWholeBucket(String text) {
    assertThat(S3Location.parse(text).key("a-run", "run.json")).isEqualTo("a-run/run.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://my-bucket/runs", "s3://my-bucket/runs/"})
  void aPrefixIsAFolder(String text) {
    assertThat(S3Location.parse(text).key("a-run", "run.json")).isEqualTo("runs/a-run/run.json");
    assertThat(S3Location.parse(text)).hasToString("s3://my-bucket/runs/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "https://my-bucket/runs | must have the form s3://BUCKET",
        "my-bucket | must have the form s3://BUCKET",
        "s3:my-bucket | not a bucket name",
        "s3:///runs | not a bucket name",
        "s3://My_Bucket/runs | 'My_Bucket' is not a bucket name",
        "s3://ab | not a bucket name",
        "s3://my-bucket/runs#1 | must not have a '#'",
        "s3://my bucket | is not a URL",
        "s3://my-bucket?regoin=x | but not 'regoin'",
        "s3://my-bucket?region= | '' is not a region",
        "s3://my-bucket?region=Frankfurt! | 'Frankfurt!' is not a region",
        "s3://my-bucket?endpoint=minio:9000 | must be a URL such as",
        "s3://my-bucket?endpoint=ftp://minio | must be a URL such as",
        "s3://my-bucket?endpoint=http:// | The endpoint is not a URL",
      })
  void nonsenseIsCalledByItsName(String text, String problem) {
    assertThatThrownBy(() -> S3Location.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://AKIA:hush@my-bucket/runs",
        "s3://my-bucket?endpoint=https://AKIA:hush@minio.example",
        "s3://my-bucket/ru ns?endpoint=https://AKIA:hush@minio.example",
      })
  void credentialsAreNotTakenNorRepeated(String text) {
    assertThatThrownBy(() -> S3Location.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("hush");
  }
}
