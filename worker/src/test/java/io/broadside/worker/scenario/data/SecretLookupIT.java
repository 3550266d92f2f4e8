package io.broadside.worker.scenario.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.plan.TestPlan;
import io.broadside.plan.loader.PlanFiles;
import io.broadside.plan.loader.PlanLoader;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretLookupIT {

  @TempDir Path folder;

  @Test
  void allThatIsMissingIsSaidAtOnce() throws Exception {
    Path tooLong = Files.writeString(folder.resolve("long"), "v".repeat(64 * 1024 + 1));
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    TestPlan plan =
        plan(
            """
            secrets:
              token: env:TOKEN
              blank: env:BLANK
              here: env:HERE
              away: file:%1$s/away
              folder: file:%1$s
              long: file:%2$s
              binary: file:%3$s
            """
                .formatted(folder, tooLong, binary));
    assertThat(failure(plan, Map.of("HERE", "known-value", "BLANK", "")))
        .isEqualTo(
            new Failure(
                Failure.Code.SECRET_MISSING,
                """
                Secret 'token' is missing: env:TOKEN is not set.
                Secret 'blank' is missing: env:BLANK is empty.
                Secret 'away' is missing: file:%1$s/away is not a file.
                Secret 'folder' is missing: file:%1$s is not a file.
                Secret 'long' is missing: file:%2$s has more than 64 KiB.
                Secret 'binary' is missing: file:%3$s is not text in UTF-8.
                Secret 'http.proxy.password' is missing: env:PROXY is not set.
                Secret 'http.trust.password' is missing: env:TRUST is not set.
                Secret 'http.certificate.password' is missing: env:KEY is not set.
                Set variables and put files where the workers run; on a cluster, mount a Secret into the workers.\
                """
                    .formatted(folder, tooLong, binary)));
  }

  @Test
  void secretsAndPasswordsAreFoundByTheirNames() throws Exception {
    Path file = Files.writeString(folder.resolve("word"), "two\nlines\n\n");
    TestPlan plan = plan("secrets: {token: env:TOKEN, word: file:%s}\n".formatted(file));
    assertThat(
            SecretLookup.resolve(
                    plan,
                    Secrets.NONE,
                    Map.of("TOKEN", "t", "PROXY", "p", "TRUST", "q", "KEY", "k", "OTHER", "o"))
                .values())
        .isEqualTo(
            Map.of(
                "token", "t",
                "word", "two\nlines\n",
                "http.proxy.password", "p",
                "http.trust.password", "q",
                "http.certificate.password", "k"));
  }

  @Test
  void aFileMayHaveExactlyTheMost() throws Exception {
    Path file = Files.writeString(folder.resolve("long"), "v".repeat(64 * 1024 - 2) + "\r\n");
    TestPlan plan = plan("secrets: {long: file:%s}\n".formatted(file));
    assertThat(
            SecretLookup.resolve(plan, Secrets.NONE, Map.of("PROXY", "p", "TRUST", "q", "KEY", "k"))
                .values())
        .containsEntry("long", "v".repeat(64 * 1024 - 2));
  }

  private static Failure failure(TestPlan plan, Map<String, String> environment) {
    FailureException[] thrown = new FailureException[1];
    assertThatThrownBy(() -> SecretLookup.resolve(plan, Secrets.NONE, environment))
        .isInstanceOfSatisfying(FailureException.class, e -> thrown[0] = e);
    return thrown[0].failure();
  }

  private TestPlan plan(String secrets) throws Exception {
    Files.writeString(folder.resolve("trust.p12"), "");
    return PlanLoader.loadText(
        """
        target: http://localhost:8081
        phases: [start 1 user at once]
        http:
          proxy: {host: localhost, port: 3128, user: me, password: env:PROXY}
          trust: {file: trust.p12, password: env:TRUST}
          certificate: {file: trust.p12, password: env:KEY}
        scenarios: {visit: [get: /]}
        """
            + secrets,
        PlanFiles.in(folder));
  }

  @Test
  void aSecretThatIsGivenIsNotLookedUp() throws Exception {
    TestPlan plan =
        PlanLoader.loadText(
            """
            target: http://localhost
            shape: smoke
            scenarios: {a: [{get: /, headers: {A: "#{token} #{other}"}}]}
            secrets: {token: env:NOT_THERE, other: env:THERE}
            """,
            PlanFiles.NONE);

    Secrets found =
        SecretLookup.resolve(
            plan, new Secrets(Map.of("token", "t", "more", "m")), Map.of("THERE", "o"));

    assertThat(found.values()).isEqualTo(Map.of("token", "t", "other", "o"));
  }
}
