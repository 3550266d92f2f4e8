package io.broadside.target;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** The target. Thread-safe. */
public final class TargetService implements AutoCloseable {

  private static final int BACKLOG = 8_192;
  private static final int MOST_BYTES = 1 << 20;

  private final MultiThreadIoEventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final String host;
  private final Recording recording;
  private final Channel channel;

  /** Listens on loopback from now on; see the other one. */
  public TargetService(int port, boolean records) throws IOException, InterruptedException {
    this("127.0.0.1", port, records);
  }

  /**
   * Listens from now on.
   *
   * @param host the address to listen on
   * @param port 0 for any
   * @param records whether requests are kept to be asked for later
   * @throws IOException if it cannot
   */
  public TargetService(String host, int port, boolean records)
      throws IOException, InterruptedException {
    this.host = host;
    this.recording = new Recording(records);
    Shop shop = new Shop(recording);
    ChannelFuture bound =
        new ServerBootstrap()
            .group(threads, threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel socket) {
                    socket
                        .pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BYTES), shop);
                  }
                })
            .bind(host, port)
            .await();
    this.channel = bound.channel();
    if (!bound.isSuccess()) {
      close();
      throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
    }
  }

  /** Where it listens. */
  public URI address() {
    return URI.create(
        "http://" + host + ":" + ((InetSocketAddress) channel.localAddress()).getPort());
  }

  /** What it has seen so far, in the order in which it saw it. */
  public List<Hit> hits() {
    return recording.hits();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    threads.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
