package io.broadside.worker.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * A class as its source declares it; nothing of what it needs has been looked at.
 *
 * @param name its binary name
 * @param parent what it extends, as it is written there, without type arguments
 * @param makeable whether it could be instantiated without another object: not abstract, and static
 *     where it is nested
 */
public record DeclaredType(String name, Optional<String> parent, boolean makeable) {

  /** A class at the top, and those nested in it. */
  static List<DeclaredType> of(ClassTree tree, String pack) {
    String name =
        pack.isEmpty() ? tree.getSimpleName().toString() : pack + "." + tree.getSimpleName();
    return Stream.concat(Stream.of(of(tree, name, true)), nested(tree, name)).toList();
  }

  private static Stream<DeclaredType> nested(ClassTree outer, String outerName) {
    return outer.getMembers().stream()
        .filter(ClassTree.class::isInstance)
        .map(ClassTree.class::cast)
        .flatMap(
            inner -> {
              String name = outerName + "$" + inner.getSimpleName();
              boolean isStatic = inner.getModifiers().getFlags().contains(Modifier.STATIC);
              return Stream.concat(Stream.of(of(inner, name, isStatic)), nested(inner, name));
            });
  }

  private static DeclaredType of(ClassTree tree, String name, boolean alone) {
    boolean concrete =
        tree.getKind() == Tree.Kind.CLASS
            && !tree.getModifiers().getFlags().contains(Modifier.ABSTRACT);
    Optional<String> parent =
        Optional.ofNullable(tree.getExtendsClause()).map(p -> p.toString().replaceAll("<.*", ""));
    return new DeclaredType(name, parent, concrete && alone);
  }

  /** Whether that is its name, or the end of it. */
  boolean isCalled(String asked) {
    return isCalled(name, asked);
  }

  /** Whether a name that a user gave means the class of that binary name. */
  public static boolean isCalled(String name, String asked) {
    String dotted = "." + name.replace('$', '.');
    return dotted.endsWith("." + asked.replace('$', '.'));
  }

  /** Its name without its package. */
  String nameInPackage() {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
