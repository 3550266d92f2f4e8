package io.broadside.plan.yaml;

import io.broadside.plan.problem.Place;
import io.broadside.plan.problem.PlanProblems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Builds values from events without recursion. What an alias stands for is shared, and counted as
 * if it were written out.
 */
final class TreeBuilder {

  private static final int MOST_VALUES = 50_000;
  private static final int DEEPEST = 40;

  private record Sized(Yaml value, long size) {}

  /** A list or fields that are not complete yet. */
  private static final class Open {
    final CollectionStartEvent start;
    final List<Yaml> values = new ArrayList<>();
    long size = 1;

    Open(CollectionStartEvent start) {
      this.start = start;
    }
  }

  private final PlanProblems problems;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Sized> anchors = new HashMap<>();
  private @Nullable Yaml root;
  private int documents;
  private long values;
  private boolean stopped;

  TreeBuilder(PlanProblems problems) {
    this.problems = problems;
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  boolean isStopped() {
    return stopped;
  }

  Optional<Yaml> result() {
    return Optional.ofNullable(root);
  }

  void accept(Event event) {
    switch (event) {
      case DocumentStartEvent e -> {
        documents++;
        if (documents > 1) {
          stop(at(e), "a second document begins here: a file has one plan, without '---' in it");
        }
      }
      case ScalarEvent e -> {
        refuseTag(e.getTag(), e);
        add(new Yaml.Scalar(at(e), e.getValue(), e.isPlain()), 1, e.getAnchor());
      }
      case AliasEvent e -> alias(e);
      case CollectionStartEvent e -> {
        refuseTag(e.getTag(), e);
        open.push(new Open(e));
        if (open.size() > DEEPEST) {
          stop(
              at(e),
              "lists and fields are nested more than %d levels deep here".formatted(DEEPEST));
        }
      }
      case CollectionEndEvent e -> {
        Open done = open.pop();
        Place place = at(done.start);
        Yaml value =
            done.start instanceof MappingStartEvent
                ? fields(place, done.values)
                : new Yaml.Items(place, done.values);
        add(value, done.size, done.start.getAnchor());
      }
      default -> {}
    }
  }

  private void alias(AliasEvent e) {
    Sized meant = anchors.get(e.getAlias().getValue());
    if (meant == null) {
      stop(
          at(e),
          "the alias '*%s' has no anchor before it, or is inside its own anchor: put '&%s' before the value that it repeats"
              .formatted(e.getAlias().getValue(), e.getAlias().getValue()));
      return;
    }
    values += meant.size;
    add(meant.value, meant.size, Optional.empty());
  }

  private void add(Yaml value, long size, Optional<Anchor> anchor) {
    anchor.ifPresent(a -> anchors.put(a.getValue(), new Sized(value, size)));
    values++;
    if (values > MOST_VALUES) {
      stop(
          value.place(),
          "the plan has more than %d values, counting those of aliases: keep data in files beside it"
              .formatted(MOST_VALUES));
    }
    Open parent = open.peek();
    if (parent == null) {
      root = value;
    } else {
      parent.values.add(value);
      parent.size += size;
    }
  }

  private Yaml fields(Place place, List<Yaml> pairs) {
    List<Yaml.Field> fields = new ArrayList<>();
    Map<String, Place> first = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      if (!(pairs.get(i) instanceof Yaml.Scalar key)) {
        problems.add(pairs.get(i).place(), "a field's name must be a text, not a list or fields");
        continue;
      }
      if (!names.add(key.text())) {
        problems.add(
            key.place(),
            "'%s' is here twice, first in line %d: remove one of them, or rename it"
                .formatted(key.text(), first.getOrDefault(key.text(), place).line()));
        continue;
      }
      first.put(key.text(), key.place());
      fields.add(new Yaml.Field(key.place(), key.text(), pairs.get(i + 1)));
    }
    return new Yaml.Fields(place, fields);
  }

  private void refuseTag(Optional<String> tag, Event e) {
    if (tag.isPresent()) {
      problems.add(at(e), "a plan cannot have YAML tags: remove what begins with '!'");
    }
  }

  private void stop(Place place, String sentence) {
    problems.add(place, sentence);
    stopped = true;
  }

  private static Place at(Event event) {
    return event.getStartMark().map(TreeBuilder::place).orElse(Place.START);
  }
}
