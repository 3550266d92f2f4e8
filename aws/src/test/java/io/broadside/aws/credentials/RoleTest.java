package io.broadside.aws.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.aws.signing.Keys;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class RoleTest {

  private final Deque<AwsCredentials> given = new ArrayDeque<>();
  private final Role role =
      new Role(
          () -> {
            if (given.isEmpty()) {
              throw SdkClientException.create("out of reach");
            }
            return given.remove();
          });

  @Test
  void whoeverHasNoKeysIsToldWhatToDo() {
    role.renew();
    assertThatThrownBy(role::keys)
        .hasMessageContaining("no AWS credentials were found: give the workers a role");
  }

  @Test
  void whateverGoesWrongItIsAskedAgain() {
    Deque<RuntimeException> thrown = new ArrayDeque<>(List.of(new IllegalStateException("odd")));
    Role odd =
        new Role(
            () -> {
              if (!thrown.isEmpty()) {
                throw thrown.remove();
              }
              return AwsBasicCredentials.create("AKID", "secret");
            });
    odd.renew();
    odd.renew();
    assertThat(odd.keys().accessKey()).isEqualTo("AKID");
  }

  @Test
  void newKeysTakeThePlaceOfOldOnesAndOldOnesStayWhereThereAreNone() {
    given.addAll(
        List.of(
            AwsSessionCredentials.create("ASIA1", "secret 1", "token 1"),
            AwsBasicCredentials.create("AKID2", "secret 2")));
    role.renew();
    assertThat(role.keys()).isEqualTo(new Keys("ASIA1", "secret 1", "token 1"));
    role.renew();
    assertThat(role.keys()).isEqualTo(new Keys("AKID2", "secret 2", null));
    role.renew();
    assertThat(role.keys()).isEqualTo(new Keys("AKID2", "secret 2", null));
  }
}
