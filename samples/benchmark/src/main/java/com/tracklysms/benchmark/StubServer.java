package com.tracklysms.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.LongAdder;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;

/**
 * A server that answers at once, with bytes that were made before. It runs in a process
 * of its own, so that what it costs is not counted as the clients'.
 */
final class StubServer {

	private final LongAdder requests = new LongAdder();

	private StubServer() {
	}

	/**
	 * Say the URL, then for each line of input how many requests have been answered so
	 * far, until the input ends.
	 */
	static void serve(LineProtocol protocol) throws IOException, InterruptedException {
		StubServer server = new StubServer();
		EventLoopGroup eventLoop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
		protocol.write("http://127.0.0.1:" + server.start(eventLoop));
		while (protocol.read() != null) {
			protocol.write(Long.toString(server.requests.sum()));
		}
	}

	private int start(EventLoopGroup eventLoop) throws InterruptedException {
		Channel channel = new ServerBootstrap().group(eventLoop)
			.channel(NioServerSocketChannel.class)
			.childHandler(new ChannelInitializer<>() {

				@Override
				protected void initChannel(Channel connection) {
					connection.pipeline().addLast(new HttpRequestDecoder(), new StubHandler(StubServer.this.requests));
				}

			})
			.bind(InetAddress.getLoopbackAddress(), 0)
			.sync()
			.channel();
		return ((InetSocketAddress) channel.localAddress()).getPort();
	}

}
