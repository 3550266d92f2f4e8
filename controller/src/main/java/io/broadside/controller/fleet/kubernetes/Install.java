package io.broadside.controller.fleet.kubernetes;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One Broadside in a namespace: the names of its objects, and their labels. Several stand side by
 * side where each has a name of its own.
 *
 * @param name {@code broadside}, or what the names of its objects begin with
 */
public record Install(String name) {

  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,38}[a-z0-9])?");

  /** The one whose Deployments are called just {@code worker} and {@code controller}. */
  public static final Install FIRST = new Install("broadside");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if no object can be called that
   */
  public Install {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          ("%s is not a valid name for an install. Begin with a letter, and use only lower-case"
                  + " letters, digits and hyphens, at most 40.")
              .formatted(name));
    }
  }

  /** The Deployment whose pods are its workers. */
  String workers() {
    return deployment("worker");
  }

  /** The controller's Deployment. */
  String controller() {
    return deployment("controller");
  }

  private String deployment(String component) {
    return equals(FIRST) ? component : name + "-" + component;
  }

  /** The Lease that says which of its controller's pods steers. */
  String lease() {
    return name + "-controller";
  }

  /** The ConfigMap with the state of the run that goes on. */
  String run() {
    return name + "-run";
  }

  /** What the workers' pods are labelled with. */
  SortedMap<String, String> workerLabels() {
    return labels("worker");
  }

  /** What the controller's pod, and all that it makes, is labelled with. */
  SortedMap<String, String> controllerLabels() {
    return labels("controller");
  }

  private SortedMap<String, String> labels(String component) {
    return Collections.unmodifiableSortedMap(
        new TreeMap<>(
            Map.of(
                "app.kubernetes.io/component",
                component,
                "app.kubernetes.io/instance",
                name,
                "app.kubernetes.io/name",
                "broadside")));
  }
}
