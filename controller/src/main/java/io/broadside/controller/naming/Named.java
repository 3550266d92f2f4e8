package io.broadside.controller.naming;

import io.broadside.protocol.bundle.Bundle;
import org.jspecify.annotations.Nullable;

/**
 * A test that is ready to be sent to the workers.
 *
 * @param name of the file or folder that it is; empty where nothing is sent
 * @param bundle its files, null where the class is one that the workers have
 * @param simulation the class, null for the only one there is
 */
public record Named(String name, @Nullable Bundle bundle, @Nullable String simulation) {}
