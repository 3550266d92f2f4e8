package io.broadside.controller.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ControllerAddressTest {

  private final ControllerAddress address = new ControllerAddress();

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080, http://localhost:8080",
    "localhost:8080, http://localhost:8080",
    "load.example, http://load.example",
    "10.0.0.1:80, http://10.0.0.1:80",
    "[::1]:8080, http://[::1]:8080",
    "https://load.example/dashboard?a=b#c, https://load.example",
    "http://user:password@localhost:8080, http://localhost:8080"
  })
  void anAddressIsTakenAsPeopleWriteIt(String written, String read) {
    assertThat(address.convert(written)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "http://",
        "ftp://localhost",
        "a b",
        ":8080",
        "localhost:99999",
        "http:/x"
      })
  void whatIsNoneIsRefusedWithAnExample(String written) {
    assertThatThrownBy(() -> address.convert(written))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "'%s' is not a controller address; write it like http://localhost:8080", written);
  }
}
