package io.broadside.outputs.influxdb;

import java.nio.file.Path;

/** Debian's InfluxDB 1 and its API. */
class InfluxV1IT extends InfluxContract {

  @Override
  InfluxServer start(Path folder) throws Exception {
    return InfluxServer.ofDebian(folder);
  }

  @Override
  InfluxOutput output(InfluxServer server, String password) {
    return InfluxOutput.v1(
        "influxdb",
        server.at("/" + InfluxServer.encoded(InfluxServer.DATABASE)),
        InfluxServer.USER,
        password,
        poster);
  }
}
