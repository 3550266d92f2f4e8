package io.broadside.worker.engine;

import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The system properties, with a memory of those that a simulation has read but that are not set.
 * Thread-safe.
 */
final class AskedProperties extends Properties {

  private static final long serialVersionUID = 1L;
  private static final String TARGET = "target";

  /** Callers that read a property for others, such as {@code Integer.getInteger}. */
  private static final Pattern BETWEEN =
      Pattern.compile("java\\.lang\\.(System|Integer|Long|Boolean)|(scala|kotlin)\\..*");

  private final transient @Nullable CodeSource asker;
  private final transient Set<String> missing = Collections.synchronizedSet(new TreeSet<>());

  private AskedProperties(Class<?> simulation) {
    asker = source(simulation);
    putAll(System.getProperties());
  }

  /** Puts them in place of the process's own. */
  static AskedProperties of(Class<?> simulation) {
    AskedProperties asked = new AskedProperties(simulation);
    System.setProperties(asked);
    return asked;
  }

  @Override
  public @Nullable String getProperty(String name) {
    String value = super.getProperty(name);
    if (value == null && asker != null && asker.equals(caller())) {
      missing.add(name);
    }
    return value;
  }

  private static @Nullable CodeSource caller() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(f -> (Class<?>) f.getDeclaringClass())
                    .filter(c -> c != AskedProperties.class)
                    .filter(c -> !BETWEEN.matcher(c.getName()).matches())
                    .findFirst())
        .map(AskedProperties::source)
        .orElse(null);
  }

  private static @Nullable CodeSource source(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    return domain == null ? null : domain.getCodeSource();
  }

  /** Which ones, and how they are given; empty where there was none. */
  Optional<String> advice() {
    List<String> names = List.copyOf(missing);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String how =
        names.stream()
            .map(n -> n.equals(TARGET) ? "--target http://HOST:PORT" : "-P " + n + "=VALUE")
            .collect(Collectors.joining(" "));
    return Optional.of(
        names.size() == 1
            ? "The simulation needs the property %s, which is not set. Set it with %s."
                .formatted(names.getFirst(), how)
            : "The simulation needs the properties %s, which are not set. Set them with %s."
                .formatted(String.join(", ", names), how));
  }
}
