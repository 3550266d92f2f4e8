package io.broadside.controller.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadside.controller.RunRequests;
import io.broadside.controller.Said;
import io.broadside.controller.handover.Heard;
import io.broadside.controller.handover.Inheritance;
import io.broadside.controller.handover.RunSnapshot;
import io.broadside.controller.report.RunReport;
import io.broadside.controller.takeover.Snapshots;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.schedule.Claim;
import io.broadside.protocol.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InheritanceTest {

  private static final Secrets SECRETS = new Secrets(Map.of("password", "hunter2"));
  private static final Plan PLAN =
      new Plan(
          new Source.OnClassPath("Checkout"),
          Map.of("a", "b"),
          SECRETS,
          null,
          List.of(),
          7,
          Limits.DEFAULT,
          0);

  @Test
  void secretsAreNotKeptAndComeFromTheWorkers() throws Exception {
    assertThat(new String(left().pack(100_000).orElseThrow(), StandardCharsets.ISO_8859_1))
        .doesNotContain("hunter2");
    assertThat(RunSnapshot.unpack(left().pack(100_000).orElseThrow()).toString())
        .contains("password")
        .doesNotContain("hunter2");
    Claim claim = new Claim("a-run", PLAN, null, 0, 1, List.of(), Map.of(), false);

    Status status = Said.by("w", "i").of("a-run").status();

    Run run = resume(Map.of("i", new Heard(status, claim)));

    assertThat(run.spec().plan()).isEqualTo(PLAN);
    assertThat(run.problem()).isEmpty();
  }

  @Test
  void aRunWhoseSecretsNobodyKnowsAnyMoreFails() throws Exception {
    assertThat(resume(Map.of()).problem().orElseThrow())
        .contains("no worker was left that knew its secrets");
  }

  private static Run resume(Map<String, Heard> heard) throws Exception {
    return Run.resume(new Inheritance(left(), 2, null, null, heard, true, 0));
  }

  private static RunSnapshot left() {
    Map<String, Object> asked = Map.of("secrets", Map.of("password", "hunter2"));
    Run run = new Run(new Spec("a-run", RunRequests.of(asked), PLAN, 3, 90, 0), 1);
    return Snapshots.of(new RunReport(run), null, instance -> "").get();
  }
}
