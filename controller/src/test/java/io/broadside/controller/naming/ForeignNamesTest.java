package io.broadside.controller.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignNamesTest {

  /** What a project's sources speak of decides whether its own build is looked at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "import lib.Help;|true",
        "static final String ID = lib.Help.id();|true",
        "var faker = new net.datafaker.Faker();|true",
        "@com.acme.Slow class A {}|true",
        "import java.util.List;|false",
        "import static io.gatling.javaapi.http.HttpDsl.*;|false",
        "java.util.List<String> names = java.util.List.of();|false",
        "import shop.util.Config;|false",
        "String s = shop.util.Config.URL;|false",
        "exec(http(\"home\").get(\"/\")).pause(Duration.ofSeconds(1));|false",
        "System.out.println(Integer.MAX_VALUE + this.Rate);|false",
      })
  void namesWhatIsNeitherTheirsNorTheWorkers(String line, boolean foreign) {
    ForeignNames names =
        new ForeignNames(
            List.of("package shop;\n" + line, "package shop.util;\npublic class Config {}"));
    assertThat(names.areThere()).isEqualTo(foreign);
  }
}
