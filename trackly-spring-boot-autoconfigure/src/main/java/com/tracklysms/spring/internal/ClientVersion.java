package com.tracklysms.spring.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Version of this client, as set by the build.
 */
final class ClientVersion {

	private ClientVersion() {
	}

	static String userAgent() {
		return "trackly-spring-boot/" + read().getProperty("version", "unknown");
	}

	private static Properties read() {
		Properties properties = new Properties();
		try (InputStream resource = ClientVersion.class.getResourceAsStream("version.properties")) {
			if (resource != null) {
				properties.load(resource);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

}
