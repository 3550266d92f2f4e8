package io.broadside.aws.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @ParameterizedTest
  @CsvSource({
    "abc123.lambda-url.eu-central-1.on.aws, lambda, eu-central-1",
    "lambda.us-east-1.amazonaws.com, lambda, us-east-1",
    "abc.execute-api.ap-northeast-3.amazonaws.com, execute-api, ap-northeast-3",
    "abc.execute-api.cn-north-1.amazonaws.com.cn, execute-api, cn-north-1",
    "s3.eu-west-1.amazonaws.com, s3, eu-west-1",
    "my.bucket.s3.eu-west-1.amazonaws.com, s3, eu-west-1",
    "search-logs-abc.us-gov-west-1.es.amazonaws.com, es, us-gov-west-1",
    "abc.eu-central-1.aoss.amazonaws.com, aoss, eu-central-1",
    "abc.appsync-api.eu-central-1.amazonaws.com, appsync, eu-central-1",
    "sync-states.eu-central-1.amazonaws.com, states, eu-central-1",
    "sqs.eu-central-1.amazonaws.com, sqs, eu-central-1",
    "dynamodb.eu-central-1.api.aws, dynamodb, eu-central-1"
  })
  void anAwsHostSaysServiceAndRegion(String host, String service, String region) {
    assertThat(Scope.of(host)).contains(new Scope(service, region));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "shop.example.com", "amazonaws.com", "10.0.0.1", "s3.amazonaws.com"})
  void anotherHostDoesNot(String host) {
    assertThat(Scope.of(host)).isEmpty();
  }

  @Test
  void whatIsSaidCountsBeforeWhatTheHostSays() {
    String host = "abc.execute-api.eu-west-1.amazonaws.com";
    assertThat(Scope.of(host, null, "eu-central-1"))
        .contains(new Scope("execute-api", "eu-central-1"));
    assertThat(Scope.of(host, "s3", null)).contains(new Scope("s3", "eu-west-1"));
    assertThat(Scope.of("localhost", "s3", "eu-west-1")).contains(new Scope("s3", "eu-west-1"));
    assertThat(Scope.of("localhost", "s3", null)).isEmpty();
    assertThat(Scope.of("localhost", null, "eu-west-1")).isEmpty();
  }

  @Test
  void aKeyShowsNothingOfItsSecret() {
    assertThat(new Keys("AKIDEXAMPLE", "secret", "token").toString()).isEqualTo("AKIDEXAMPLE");
  }
}
