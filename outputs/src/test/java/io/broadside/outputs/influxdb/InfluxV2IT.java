package io.broadside.outputs.influxdb;

import java.nio.file.Path;

/** The API of InfluxDB 2, in a server that has it; its tokens are a user and a password. */
class InfluxV2IT extends InfluxContract {

  @Override
  InfluxServer start(Path folder) throws Exception {
    return InfluxServer.later(folder);
  }

  @Override
  InfluxOutput output(InfluxServer server, String password) {
    return InfluxOutput.v2(
        "influxdb2",
        server.at("/any/" + InfluxServer.encoded(InfluxServer.DATABASE)),
        InfluxServer.USER + ":" + password,
        poster);
  }
}
