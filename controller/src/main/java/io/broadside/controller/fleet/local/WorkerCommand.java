package io.broadside.controller.fleet.local;

import java.nio.file.Path;
import java.util.List;

/**
 * How a worker is started on this machine.
 *
 * @param java the java binary
 * @param jar the worker's jar
 * @param token what the worker asks for of whoever speaks to it; handed over by the environment
 * @param logs folder for one log file a worker
 */
public record WorkerCommand(Path java, Path jar, String token, Path logs) {

  /**
   * The command for one worker. The shell makes it deaf to SIGINT, so that Ctrl-C at the terminal
   * reaches the controller alone, which then ends the load in good order. The supervisor needs
   * little memory and no optimising compiler.
   */
  List<String> of(String worker) {
    return List.of(
        "/bin/sh",
        "-c",
        "trap '' INT; exec \"$0\" \"$@\"",
        java.toString(),
        "-Xmx32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        jar.toString(),
        "io.broadside.worker.Main",
        "--name",
        worker,
        "--host",
        "127.0.0.1",
        "--port",
        "0",
        "--tied");
  }
}
