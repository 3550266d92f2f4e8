package io.broadside.outputs.statsd;

import io.broadside.outputs.news.Output;
import io.broadside.outputs.news.Sample;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Sends to StatsD. UDP says nothing of what arrives: what is lost on the way, or sent while nobody
 * listens, is not known and not counted.
 */
public final class StatsdOutput implements Output<Sample> {

  private final String name;
  private final String host;
  private final int port;
  private final boolean tagged;

  /**
   * One that sends to that address.
   *
   * @param tagged whether scenario and request are Datadog's tags, and not parts of the name
   */
  public StatsdOutput(String name, String host, int port, boolean tagged) {
    this.name = name;
    this.host = host;
    this.port = port;
    this.tagged = tagged;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void send(Sample sample) throws IOException {
    InetSocketAddress to = new InetSocketAddress(host, port);
    if (to.isUnresolved()) {
      throw new IOException("its name cannot be resolved");
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      for (byte[] packet : Lines.of(sample, tagged)) {
        socket.send(new DatagramPacket(packet, packet.length, (SocketAddress) to));
      }
    }
  }
}
