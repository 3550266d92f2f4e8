package io.broadside.plan.problem;

/**
 * One thing that is wrong with a plan.
 *
 * @param place where
 * @param sentence what is wrong, why, and what to write instead
 */
public record PlanProblem(Place place, String sentence) {

  private static final int LONGEST = 600;

  /** Cuts a sentence that quotes too much. */
  public PlanProblem {
    String line = sentence.replaceAll("\\p{Cntrl}+", " ");
    sentence = line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }

  @Override
  public String toString() {
    return place + " " + sentence;
  }
}
