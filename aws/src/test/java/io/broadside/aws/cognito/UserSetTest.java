package io.broadside.aws.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserSetTest {

  private final UserSet set = new UserSet("nightly");

  @Test
  void aUserIsFoundByItsMarkInItsOwnSetOnly() {
    assertThat(set.user(17)).isEqualTo("broadside-nightly-000017");
    assertThat(set.number("broadside-nightly-000017")).hasValue(17);
    assertThat(set.number("broadside-nightly-2-000017")).isEmpty();
    assertThat(set.number(set.claim())).isEmpty();
    assertThat(set.number("ann")).isEmpty();
    assertThat(UserSet.of("broadside-nightly-2-000017@example.com"))
        .isEqualTo(new UserSet("nightly-2"));
    assertThat(UserSet.of(set.claim())).isEqualTo(set);
    assertThat(UserSet.of("broadside-fan")).isNull();
    assertThatThrownBy(() -> new UserSet("Nightly")).hasMessageContaining("lowercase letters");
  }

  @Test
  void passwordsAreDerivedAndOfAllKinds() {
    Passwords passwords = new Passwords("a secret of enough letters");
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      String password = passwords.of(set.user(i));
      assertThat(password).hasSize(47).containsPattern("[a-z].*A1$");
      all.add(password);
    }
    assertThat(all).hasSize(10_000);
    assertThat(new Passwords("a secret of enough letters").of("a")).isEqualTo(passwords.of("a"));
    assertThat(new Passwords(Passwords.newSecret()).of("a")).isNotEqualTo(passwords.of("a"));
    assertThatThrownBy(() -> new Passwords("short"))
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short");
  }

  @Test
  void theCostIsSaid() {
    assertThat(new Cost(1_000, 20).sentence())
        .startsWith("1,000 users are created, 20 per second, in about 50 s.")
        .contains("at most US$ 15.00");
    assertThat(new Cost(100_000, 20).sentence()).contains("in about 84 min");
  }
}
