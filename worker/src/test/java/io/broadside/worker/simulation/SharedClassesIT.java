package io.broadside.worker.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.broadside.worker.simulation.SharedClasses.Compiler;
import io.broadside.worker.simulation.SharedClasses.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedClassesIT {

  private static final Compiler NEVER =
      () -> {
        throw new AssertionError("it is compiled twice");
      };

  @TempDir Path folder;
  private SharedClasses shared = SharedClasses.NONE;

  @BeforeEach
  void share() {
    shared = SharedClasses.in(folder.resolve("shared"));
  }

  @Test
  void theSecondWorkerHasWhatTheFirstOneCompiled() throws Exception {
    assertThat(shared.once(task("a", "shop.Shop"), compiler("a"))).containsExactly("Broken");

    assertThat(shared.once(task("b", "shop.Shop"), NEVER)).containsExactly("Broken");
    assertThat(folder.resolve("b/shop/Shop.class")).hasContent("code");
  }

  @Test
  void anotherClassOfTheSameFilesIsCompiledForItself() throws Exception {
    shared.once(task("a", "shop.Shop"), compiler("a"));

    shared.once(task("b", null), compiler("b"));

    assertThat(folder.resolve("b/shop/Shop.class")).hasContent("code");
  }

  @Test
  void whatBrokeDownIsLeftToTheNext() throws Exception {
    assertThatThrownBy(
            () ->
                shared.once(
                    task("a", "shop.Shop"),
                    () -> {
                      throw new IOException("no room");
                    }))
        .hasMessage("no room");

    shared.once(task("b", "shop.Shop"), compiler("b"));

    assertThat(folder.resolve("b/shop/Shop.class")).hasContent("code");
  }

  private Task task(String worker, @Nullable String simulation) {
    return new Task("4711", simulation, folder.resolve(worker));
  }

  private Compiler compiler(String worker) {
    return () -> {
      Path file = folder.resolve(worker).resolve("shop/Shop.class");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "code");
      return List.of("Broken");
    };
  }
}
