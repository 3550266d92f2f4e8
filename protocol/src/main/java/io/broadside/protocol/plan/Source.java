package io.broadside.protocol.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where what a fleet is to run comes from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Source.OnClassPath.class, name = "class"),
  @JsonSubTypes.Type(value = Source.Bundled.class, name = "simulation"),
  @JsonSubTypes.Type(value = Source.Document.class, name = "plan")
})
public sealed interface Source {

  /**
   * A simulation on the workers' own class path.
   *
   * @param simulation the fully qualified name of its class
   */
  record OnClassPath(String simulation) implements Source {}

  /**
   * A simulation in a bundle.
   *
   * @param digest SHA-256, in lower-case hex, of the {@link io.broadside.protocol.bundle.Bundle}
   * @param simulation the name of its class, null for the only one
   */
  record Bundled(String digest, @Nullable String simulation) implements Source {}

  /**
   * A plan in YAML in a bundle, with the files that it names.
   *
   * @param digest as that of a simulation in a bundle
   * @param file its name in the bundle
   */
  record Document(String digest, String file) implements Source {}

  /** The digest of the bundle that it is in; empty for what is on the class path. */
  @JsonIgnore
  default Optional<String> bundle() {
    return switch (this) {
      case OnClassPath s -> Optional.empty();
      case Bundled s -> Optional.of(s.digest);
      case Document s -> Optional.of(s.digest);
    };
  }

  /** What people know it by: a class or a file; empty for the only simulation of a bundle. */
  @JsonIgnore
  default Optional<String> title() {
    return switch (this) {
      case OnClassPath s -> Optional.of(s.simulation);
      case Bundled s -> Optional.ofNullable(s.simulation);
      case Document s -> Optional.of(s.file);
    };
  }
}
