package io.broadside.controller.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.controller.cli.api.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretOptionIT {

  private static final Map<String, String> ENVIRONMENT = Map.of("DB_PASSWORD", "hunter=2 ");

  @TempDir private Path folder;

  @Test
  void aSecretComesFromTheEnvironmentAsItIs() throws Exception {
    assertThat(new SecretOption("password", "env:DB_PASSWORD").read(ENVIRONMENT))
        .isEqualTo("hunter=2 ");
  }

  @Test
  void aSecretComesFromAFileWithoutTheLineBreakAtItsEnd() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "hünter\n2\r\n");

    assertThat(new SecretOption("password", "file:" + file).read(Map.of())).isEqualTo("hünter\n2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hunter2|--secret password must say where to read the value: env:VARIABLE, file:PATH,"
            + " aws-secret:NAME#key or ssm:NAME",
        "env:NOWHERE|--secret password is empty: there is nothing in env:NOWHERE.",
        "env:|--secret password is empty",
        "file:/nowhere/password|--secret password cannot be read: there is no file /nowhere",
        "file:/|--secret password cannot be read from /",
        "ssm:a b|--secret password does not name a secret or a parameter: ssm:a b",
        "file:/dev/zero|--secret password is longer than 64 KiB"
      })
  void whatIsNoPlaceIsRefusedWithoutSayingAValue(String place, String message) {
    assertThatThrownBy(() -> new SecretOption("password", place).read(ENVIRONMENT))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("hunter");
  }
}
