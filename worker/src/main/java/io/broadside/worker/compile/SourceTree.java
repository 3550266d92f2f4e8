package io.broadside.worker.compile;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.JavaFileObject;

/**
 * Which classes the sources declare and where, whatever folder they lie in. Reading them takes no
 * other class, so that a file which does not compile is no obstacle.
 *
 * @param files in the compiler's order
 * @param malformed what of them cannot even be read
 */
record SourceTree(List<Source> files, CompileErrors malformed) {

  private static final String BASE = "Simulation";

  /**
   * One source file.
   *
   * @param file where it is
   * @param pack its package, empty where it has none
   * @param types all classes that it declares, nested ones included
   * @param knowsGatling whether it imports anything of Gatling's
   */
  record Source(JavaFileObject file, String pack, List<DeclaredType> types, boolean knowsGatling) {

    static Source of(CompilationUnitTree unit) {
      String pack = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
      List<DeclaredType> types = new ArrayList<>();
      for (var tree : unit.getTypeDecls()) {
        if (tree instanceof ClassTree type) {
          types.addAll(DeclaredType.of(type, pack));
        }
      }
      boolean gatling =
          unit.getImports().stream().anyMatch(i -> i.toString().contains("io.gatling."));
      return new Source(
          SourcePath.underAnyName(unit.getSourceFile()), pack, List.copyOf(types), gatling);
    }
  }

  /** How sure it is that a class is a simulation, as long as nothing is compiled. */
  enum Likelihood {
    /** It extends a class that is not among the sources. */
    OPEN,
    /** So it does, and its file uses Gatling. */
    LIKELY,
    /** It extends a {@code Simulation}. */
    CERTAIN
  }

  /** The file that declares a class of that full name, or the only one with one of that end. */
  Optional<Source> declaring(String name) {
    List<Source> found =
        files.stream().filter(f -> f.types().stream().anyMatch(t -> t.isCalled(name))).toList();
    return found.stream()
        .filter(f -> f.types().stream().anyMatch(t -> t.name().equals(name)) || found.size() == 1)
        .findFirst();
  }

  /** The files with a class that may be a simulation. */
  List<Source> candidates(Likelihood least) {
    return files.stream()
        .filter(f -> f.types().stream().anyMatch(t -> isOne(f, t, least)))
        .toList();
  }

  /** The names of those classes. */
  List<String> names(Likelihood least) {
    return files.stream()
        .flatMap(f -> f.types().stream().filter(t -> isOne(f, t, least)))
        .map(DeclaredType::name)
        .toList();
  }

  private boolean isOne(Source source, DeclaredType type, Likelihood least) {
    return type.makeable()
        && likelihood(type, new HashSet<>())
            .map(l -> l == Likelihood.OPEN && source.knowsGatling() ? Likelihood.LIKELY : l)
            .filter(l -> l.compareTo(least) >= 0)
            .isPresent();
  }

  /** Empty where it is none for sure. */
  private Optional<Likelihood> likelihood(DeclaredType type, Set<String> seen) {
    if (type.parent().isEmpty() || !seen.add(type.name())) {
      return Optional.empty();
    }
    String parent = type.parent().get();
    String simple = parent.substring(parent.lastIndexOf('.') + 1);
    List<DeclaredType> here =
        files.stream()
            .flatMap(f -> f.types().stream())
            .filter(t -> t.isCalled(simple) && !t.equals(type))
            .toList();
    return here.isEmpty()
        ? Optional.of(simple.equals(BASE) ? Likelihood.CERTAIN : Likelihood.OPEN)
        : here.stream().flatMap(t -> likelihood(t, seen).stream()).max(Likelihood::compareTo);
  }

  /** By package, the classes at the top of their files, by simple name. */
  Map<String, Map<String, JavaFileObject>> byPackage() {
    Map<String, Map<String, JavaFileObject>> all = new LinkedHashMap<>();
    for (Source source : files) {
      for (DeclaredType type : source.types()) {
        if (type.name().indexOf('$') < 0) {
          all.computeIfAbsent(source.pack(), p -> new LinkedHashMap<>())
              .putIfAbsent(type.nameInPackage(), source.file());
        }
      }
    }
    return all;
  }
}
