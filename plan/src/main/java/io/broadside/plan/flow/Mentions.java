package io.broadside.plan.flow;

import io.broadside.plan.problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the names that the steps of a scenario use, and where, to be checked against the plan.
 */
public final class Mentions {

  /** A name that a step uses. */
  public record Mention(Place place, String name) {}

  private final List<Mention> asked = new ArrayList<>();
  private final List<Mention> feeds = new ArrayList<>();
  private final List<Mention> loopedFeeds = new ArrayList<>();
  private final List<Mention> files = new ArrayList<>();
  private final List<Mention> relativeUrls = new ArrayList<>();
  private final Set<String> given = new LinkedHashSet<>();
  private final Set<String> measured = new LinkedHashSet<>();
  private int loops;

  void ask(Place place, String name) {
    asked.add(new Mention(place, name));
  }

  void feed(Place place, String data) {
    feeds.add(new Mention(place, data));
    if (loops > 0) {
      loopedFeeds.add(new Mention(place, data));
    }
  }

  void file(Place place, String name) {
    files.add(new Mention(place, name));
  }

  void url(Place place, String url) {
    if (!url.matches("(?i)(https?|wss?)://.*|#\\{.*")) {
      relativeUrls.add(new Mention(place, url));
    }
  }

  void give(String name) {
    given.add(name);
  }

  void measure(String name) {
    measured.add(name);
  }

  void enterLoop() {
    loops++;
  }

  void leaveLoop() {
    loops--;
  }

  /** Names in expressions. */
  public List<Mention> asked() {
    return List.copyOf(asked);
  }

  /** Data sets that records are taken of. */
  public List<Mention> feeds() {
    return List.copyOf(feeds);
  }

  /** Those that may be taken of more than once by a user. */
  public List<Mention> loopedFeeds() {
    return List.copyOf(loopedFeeds);
  }

  /** Files that bodies are made of. */
  public List<Mention> files() {
    return List.copyOf(files);
  }

  /** URLs that need a target. */
  public List<Mention> relativeUrls() {
    return List.copyOf(relativeUrls);
  }

  /** Names that a user knows by captures and loops. */
  public Set<String> given() {
    return Set.copyOf(given);
  }

  /** Names of requests and groups. */
  public Set<String> measured() {
    return Set.copyOf(measured);
  }
}
