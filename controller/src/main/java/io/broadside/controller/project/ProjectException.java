package io.broadside.controller.project;

/**
 * A project or file cannot be sent to workers; the message says why and what to do, for a person.
 */
public final class ProjectException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean build;

  private ProjectException(String message, boolean build) {
    super(message);
    this.build = build;
  }

  /** It is nothing that can be run. */
  public static ProjectException nonsense(String message) {
    return new ProjectException(message, false);
  }

  /** Its build went wrong. */
  static ProjectException build(String message) {
    return new ProjectException(message, true);
  }

  /** Whether it was its build that went wrong. */
  public boolean isBuild() {
    return build;
  }
}
