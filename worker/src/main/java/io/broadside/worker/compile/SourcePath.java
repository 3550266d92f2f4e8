package io.broadside.worker.compile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Shows the compiler every source by the package that it declares: javac itself looks for a class
 * only in the folder and the file of its name, and people's files lie elsewhere. It also lists the
 * worker's own classes, before those that come with the sources.
 */
final class SourcePath extends ForwardingJavaFileManager<StandardJavaFileManager> {

  private final JarClasses own;
  private final Map<String, Map<String, JavaFileObject>> sources;

  SourcePath(StandardJavaFileManager files, JarClasses own, SourceTree tree) {
    super(files);
    this.own = own;
    this.sources = tree.byPackage();
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.SOURCE_PATH || super.hasLocation(location);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String pack, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    if (location == StandardLocation.SOURCE_PATH) {
      return kinds.contains(JavaFileObject.Kind.SOURCE) ? declaredIn(pack) : List.of();
    }
    Iterable<JavaFileObject> others = super.list(location, pack, kinds, recurse);
    if (location != StandardLocation.CLASS_PATH || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return others;
    }
    List<JavaFileObject> found = new ArrayList<>(own.in(pack));
    others.forEach(found::add);
    return found;
  }

  private List<JavaFileObject> declaredIn(String pack) {
    List<JavaFileObject> found = new ArrayList<>();
    sources
        .getOrDefault(pack, Map.of())
        .forEach((name, file) -> found.add(new Declaring(file, pack, name)));
    return found;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return switch (file) {
      case Declaring d -> d.binaryName;
      case JarClasses.InJar c -> c.binaryName();
      default -> super.inferBinaryName(location, file);
    };
  }

  @Override
  public boolean isSameFile(javax.tools.FileObject a, javax.tools.FileObject b) {
    return a.toUri().equals(b.toUri());
  }

  @Override
  public JavaFileManager.@Nullable Location getLocationForModule(
      JavaFileManager.Location location, JavaFileObject file) throws IOException {
    return file instanceof Declaring ? null : super.getLocationForModule(location, file);
  }

  @Override
  public boolean contains(Location location, javax.tools.FileObject file) throws IOException {
    return file instanceof Declaring
        ? location == StandardLocation.SOURCE_PATH
        : super.contains(location, file);
  }

  /** A file that a public class may be in whatever its name is: nobody looks for it by that. */
  static JavaFileObject underAnyName(JavaFileObject file) {
    return new AnyName(file);
  }

  private static class AnyName extends ForwardingJavaFileObject<JavaFileObject> {

    AnyName(JavaFileObject file) {
      super(file);
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }

  /** A source file, shown to the compiler as the file of one of its classes. */
  private static final class Declaring extends AnyName {

    private final String binaryName;

    Declaring(JavaFileObject file, String pack, String name) {
      super(file);
      this.binaryName = pack.isEmpty() ? name : pack + "." + name;
    }
  }
}
