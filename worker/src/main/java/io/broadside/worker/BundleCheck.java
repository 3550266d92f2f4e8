package io.broadside.worker;

import io.broadside.protocol.bundle.Bundle;
import io.broadside.protocol.plan.Limits;
import io.broadside.protocol.plan.Plan;
import io.broadside.protocol.plan.Source;
import io.broadside.protocol.wire.Json;
import io.broadside.worker.failure.FailureException;
import io.broadside.worker.failure.SeveralException;
import io.broadside.worker.simulation.SimulationLoader;
import io.broadside.worker.supervisor.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks whether a worker could load the simulation of a bundle, without running any of it. */
public final class BundleCheck {

  private BundleCheck() {}

  /**
   * Takes a bundle's file and, where one is asked for, a class. Ends with exit code 0 where it can
   * be loaded, or where there are several and none is named; with 1, and the failure as JSON on
   * standard output, where it cannot.
   */
  public static void main(String[] args) throws IOException {
    Bundle bundle = Bundle.of(Files.readAllBytes(Path.of(args[0])));
    String simulation = args.length > 1 ? args[1] : null;
    Plan plan = Plan.of(new Source.Bundled(bundle.digest(), simulation), 0, Limits.DEFAULT);
    WorkerExit code = WorkerExit.OK;
    try (Scratch scratch = Scratch.create("check")) {
      new SimulationLoader(scratch.files(), Path.of("")).load(plan, bundle);
    } catch (SeveralException e) {
      // whoever asked does not know better either
    } catch (FailureException e) {
      System.out.println();
      System.out.writeBytes(Json.write(e.failure()));
      code = WorkerExit.FAILED;
    }
    code.exit();
  }
}
