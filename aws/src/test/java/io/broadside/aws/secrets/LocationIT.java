package io.broadside.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationIT {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("AWS_REGION", "eu-central-1", "AWS_DEFAULT_REGION", "us-east-1");

  @ParameterizedTest
  @CsvSource({
    "SECRETS_MANAGER, shop, https://secretsmanager.eu-central-1.amazonaws.com/",
    "PARAMETER_STORE, /shop/key, https://ssm.eu-central-1.amazonaws.com/",
    "PARAMETER_STORE, arn:aws-cn:ssm:cn-north-1:123456789012:parameter/key,"
        + " https://ssm.cn-north-1.amazonaws.com.cn/"
  })
  void theAddressIsThatOfTheRegion(SecretService keeper, String name, String address) {
    assertThat(Location.of(keeper, name, ENVIRONMENT).endpoint()).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({
    "SECRETS_MANAGER, http://here:4566, here:4566",
    "PARAMETER_STORE, https://there/, there"
  })
  void anotherAddressForOneServiceCountsBeforeThatForAll(
      SecretService keeper, String address, String authority) {
    Location location =
        Location.of(
            keeper,
            "shop",
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ENDPOINT_URL", "http://here:4566",
                "AWS_ENDPOINT_URL_SSM", "https://there/"));
    assertThat(location.endpoint()).hasToString(address);
    assertThat(location.authority()).isEqualTo(authority);
    assertThat(location.path()).isEqualTo("/");
  }

  /** Without what the machine knows that the test runs on. */
  @Test
  void theProfileSaysTheRegionWhereNothingElseDoes(@TempDir Path folder) throws Exception {
    assumeThat(System.getenv("AWS_REGION")).isNull();
    assumeThat(System.getenv("AWS_PROFILE")).isNull();
    Path config = folder.resolve("config");
    Map<String, String> properties =
        Map.of(
            "aws.configFile", config.toString(),
            "aws.sharedCredentialsFile", folder.resolve("none").toString(),
            "aws.disableEc2Metadata", "true");
    properties.forEach(System::setProperty);
    try {
      assertThatThrownBy(() -> Location.of(SecretService.PARAMETER_STORE, "key", Map.of()))
          .hasMessage(
              "is not available: no AWS region is set; set AWS_REGION where the workers run");
      Files.writeString(config, "[default]\nregion = eu-north-1\n");
      assertThat(Location.of(SecretService.PARAMETER_STORE, "key", Map.of()).region())
          .isEqualTo("eu-north-1");
    } finally {
      properties.keySet().forEach(System::clearProperty);
    }
  }
}
