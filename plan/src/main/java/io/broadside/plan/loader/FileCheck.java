package io.broadside.plan.loader;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import java.io.IOException;
import java.io.InputStream;

/** Checks that a file that a plan names exists. */
final class FileCheck {

  private FileCheck() {}

  static void exists(PlanFiles files, Place place, String name, PlanProblems problems) {
    try (InputStream in = files.open(name).orElse(null)) {
      if (in == null) {
        problems.add(
            place, "there is no file '%s' in the plan's folder or below it".formatted(name));
      }
    } catch (IOException e) {
      problems.add(place, "'%s' cannot be read: %s".formatted(name, e.getMessage()));
    }
  }
}
