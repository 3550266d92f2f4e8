package io.broadside.protocol.wire;

/** The version of this Broadside. */
public final class Version {

  /** As in the project's pom.xml, which a test holds it to. */
  public static final String NUMBER = "0.1.0-SNAPSHOT";

  private Version() {}
}
