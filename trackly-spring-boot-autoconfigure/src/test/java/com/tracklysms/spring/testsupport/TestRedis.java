package com.tracklysms.spring.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import redis.embedded.RedisServer;

/**
 * Redis server on a loopback port, which it keeps when it is stopped and started again.
 */
public final class TestRedis implements AutoCloseable {

	private final int port;

	private RedisServer server;

	private TestRedis(int port) {
		this.port = port;
		this.server = start(port);
	}

	public static TestRedis start() {
		return new TestRedis(freePort());
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static RedisServer start(int port) {
		try {
			RedisServer server = RedisServer.newRedisServer()
				.port(port)
				.bind("127.0.0.1")
				.setting("save \"\"")
				.setting("appendonly no")
				.build();
			server.start();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.port;
	}

	public void stop() {
		try {
			this.server.stop();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void startAgain() {
		this.server = start(this.port);
	}

	@Override
	public void close() {
		stop();
	}

}
