package io.broadside.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Secrets;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.status.Failure;
import io.broadside.worker.failure.FailureException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanBuildIT {

  @TempDir Path folder;

  @Test
  void aTargetThatCannotBeSignedForIsABadPlan() throws Exception {
    Files.writeString(
        folder.resolve("orders.yaml"),
        """
        target: https://abc.execute-api.eu-central-1.amazonaws.com
        phases: [start 1 user at once]
        http: {sign: aws}
        scenarios: {order: [get: /orders]}
        """);
    Plan plan =
        new Plan(
            new Source.Document("0".repeat(64), "orders.yaml"),
            Map.of("target", "http://localhost:4566"),
            Secrets.NONE,
            null,
            List.of(),
            1,
            Limits.DEFAULT,
            0);
    FailureException thrown =
        catchThrowableOfType(
            FailureException.class, () -> new PlanBuild(plan, folder).build("orders.yaml"));
    assertThat(thrown.failure())
        .isEqualTo(
            new Failure(
                Failure.Code.BAD_PLAN,
                "The plan orders.yaml cannot be run: request 'GET /orders' must be signed for AWS,"
                    + " but its host name localhost does not show the service and"
                    + " region: write both, such as sign: {service: execute-api, region:"
                    + " eu-central-1}"));
  }
}
