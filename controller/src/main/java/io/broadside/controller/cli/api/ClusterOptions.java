package io.broadside.controller.cli.api;

import io.broadside.controller.fleet.FleetException;
import io.broadside.controller.fleet.kubernetes.Install;
import io.broadside.controller.fleet.kubernetes.PortForward;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** A controller in a cluster, spoken to through a port-forward of the command's own. */
public final class ClusterOptions {

  @Option(
      names = "--context",
      scope = ScopeType.INHERIT,
      description = "Context in the kubeconfig of the cluster that the controller is in.")
  @Nullable String context;

  @Option(
      names = "--namespace",
      scope = ScopeType.INHERIT,
      description = "Namespace of the controller (default: ${DEFAULT-VALUE}).",
      defaultValue = "broadside")
  String namespace = "broadside";

  @Option(
      names = "--install",
      scope = ScopeType.INHERIT,
      description =
          "Name of the install, if the namespace has several (default: ${DEFAULT-VALUE}).",
      defaultValue = "broadside")
  String install = "broadside";

  /** Opens the way there, where a context is named. */
  public Optional<ApiClient> api(int localPort) throws CliException {
    if (context == null) {
      return Optional.empty();
    }
    try {
      PortForward forward = PortForward.open(context, namespace, new Install(install), localPort);
      return Optional.of(new ApiClient(new Forwarded(forward)));
    } catch (FleetException | IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private record Forwarded(PortForward forward) implements Way {

    @Override
    public URI address() {
      return forward.address();
    }

    @Override
    public void renew() throws CliException {
      try {
        forward.renew();
      } catch (FleetException e) {
        throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
      }
    }

    @Override
    public void close() {
      forward.close();
    }
  }
}
