package io.broadside.plan.scenario;

import io.broadside.plan.request.HttpRequest;
import io.broadside.plan.request.Ordered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that a user does; texts may hold Gatling's expressions. */
public sealed interface Step {

  /** The steps within it, in the order of the file. */
  default List<Step> inner() {
    return switch (this) {
      case Repeat s -> s.steps;
      case ForEach s -> s.steps;
      case During s -> s.steps;
      case While s -> s.steps;
      case Group s -> s.steps;
      case Retry s -> s.steps;
      case If s -> java.util.stream.Stream.concat(s.then.stream(), s.otherwise.stream()).toList();
      case Choose s -> s.branches.stream().flatMap(b -> b.steps().stream()).toList();
      case Send s -> List.of();
      case Think s -> List.of();
      case Feed s -> List.of();
      case Cookies s -> List.of();
      case Clear s -> List.of();
      case Exit s -> List.of();
      case Socket s -> List.of();
    };
  }

  /** A request, with all that belongs to it. */
  record Send(HttpRequest request) implements Step {}

  /**
   * A pause of the user, the think time.
   *
   * @param most the same as {@code least} where it is fixed; else evenly drawn between both
   */
  record Think(Duration least, Duration most) implements Step {}

  /** The next record of a data set. */
  record Feed(String data) implements Step {}

  /**
   * Repeats steps a number of times.
   *
   * @param times a number, or an expression
   * @param counter the name under which each time has its number from 0, or null
   */
  record Repeat(String times, @Nullable String counter, List<Step> steps) implements Step {}

  /** Repeats steps for each element of a list that the expression names. */
  record ForEach(String list, String element, List<Step> steps) implements Step {}

  /** Repeats steps for a time. */
  record During(Duration time, List<Step> steps) implements Step {}

  /** Repeats steps while a condition holds. */
  record While(Condition condition, List<Step> steps) implements Step {}

  /** Runs steps if a condition holds, else the other steps, of which there may be none. */
  record If(Condition condition, List<Step> then, List<Step> otherwise) implements Step {}

  /** Runs one of several branches at random. */
  record Choose(List<Branch> branches) implements Step {}

  /** Steps whose time is also measured as one group. */
  record Group(String name, List<Step> steps) implements Step {}

  /** Repeats steps if something in them failed, at most that many more times. */
  record Retry(int more, List<Step> steps) implements Step {}

  /** Cookies of the target that the user has from now on. */
  record Cookies(Map<String, String> values) implements Step {

    /** Copies the map. */
    public Cookies {
      values = Ordered.copy(values);
    }
  }

  /** Forgets cookies or cached responses. */
  record Clear(Memory memory) implements Step {

    /** What a user has in memory. */
    public enum Memory {
      COOKIES,
      CACHE
    }
  }

  /** Ends the user. */
  record Exit(Reason reason) implements Step {

    /** When a user ends early. */
    public enum Reason {
      ALWAYS,
      FAILED
    }
  }

  /** A WebSocket or a stream of server-sent events. */
  record Socket(Stream stream) implements Step {}
}
