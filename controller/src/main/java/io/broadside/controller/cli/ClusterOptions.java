package io.broadside.controller.cli;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.kubernetes.PortForward;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** A controller in a cluster, spoken to through a port-forward of the command's own. */
final class ClusterOptions {

  @Option(
      names = "--context",
      scope = ScopeType.INHERIT,
      description = "Context of the kubeconfig: the controller is in that cluster.")
  @Nullable String context;

  @Option(
      names = "--namespace",
      scope = ScopeType.INHERIT,
      description = "Namespace that it is in (default: ${DEFAULT-VALUE}).",
      defaultValue = "broadside")
  String namespace = "broadside";

  /** Opens the way there, where a context is named. */
  Optional<ApiClient> api(int localPort) throws CliException {
    if (context == null) {
      return Optional.empty();
    }
    try {
      PortForward forward = PortForward.open(context, namespace, localPort);
      return Optional.of(new ApiClient(forward.address(), forward::close));
    } catch (FleetException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
