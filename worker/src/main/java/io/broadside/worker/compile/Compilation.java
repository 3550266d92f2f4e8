package io.broadside.worker.compile;

import io.broadside.worker.compile.SourceTree.Likelihood;
import io.broadside.worker.compile.SourceTree.Source;
import io.broadside.worker.failure.FailureException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compiles the classes that a run needs. As a rule everything compiles; where it does not, a file
 * that the simulation has no use for stops nothing.
 *
 * @param compiler turns sources into classes
 * @param tree all sources
 */
record Compilation(SourceCompiler compiler, SourceTree tree) {

  /**
   * Compiles for the class of that name, which may also be in a jar.
   *
   * @return simulations that are not compiled
   * @throws FailureException with its errors
   */
  List<String> of(String name) throws FailureException, IOException {
    if (compiler.compile(tree, tree.files()).isEmpty()) {
      return List.of();
    }
    Optional<Source> source = tree.declaring(name);
    if (source.isEmpty()) {
      return tree.names(Likelihood.CERTAIN);
    }
    compiler.compile(tree, List.of(source.get())).demandNone();
    return List.of();
  }

  /**
   * Compiles for the only simulation there is, whatever its name.
   *
   * @param jars whether it may be in a jar just as well
   * @return simulations that are not compiled, since there are several
   * @throws FailureException with the errors of what it is, or may be
   */
  List<String> ofTheOnlyOne(boolean jars) throws FailureException, IOException {
    if (compiler.compile(tree, tree.files()).isEmpty()) {
      return List.of();
    }
    List<String> names = tree.names(Likelihood.CERTAIN);
    if (names.size() > 1) {
      return names;
    }
    compiler.compile(tree, tree.candidates(Likelihood.CERTAIN)).demandNone();
    List<Source> likely = tree.candidates(Likelihood.LIKELY);
    List<Source> candidates = likely.isEmpty() ? tree.candidates(Likelihood.OPEN) : likely;
    List<CompileErrors> broken = new ArrayList<>();
    for (Source candidate : candidates) {
      CompileErrors errors = compiler.compile(tree, List.of(candidate));
      if (!errors.isEmpty()) {
        broken.add(errors);
      }
    }
    if (!jars && broken.size() == candidates.size()) {
      (candidates.isEmpty() ? tree.malformed() : broken.getFirst()).demandNone();
    }
    return List.of();
  }
}
