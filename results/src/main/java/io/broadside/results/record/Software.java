package io.broadside.results.record;

/**
 * The versions of the software that measured a run; empty if not known.
 *
 * @param broadside version of Broadside
 * @param gatling version of Gatling in the workers
 * @param java version of Java in the workers
 */
public record Software(String broadside, String gatling, String java) {

  /** Nobody knows. */
  public static final Software UNKNOWN = new Software("", "", "");

  /** What is not said is empty. */
  public Software {
    broadside = broadside == null ? "" : broadside;
    gatling = gatling == null ? "" : gatling;
    java = java == null ? "" : java;
  }
}
