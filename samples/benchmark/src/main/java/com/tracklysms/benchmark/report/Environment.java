package com.tracklysms.benchmark.report;

import java.lang.management.ManagementFactory;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import com.twilio.Twilio;

import org.springframework.boot.SpringBootVersion;

/**
 * Describes where a run takes place.
 */
public final class Environment {

	private Environment() {
	}

	public static String describe() {
		return "%s %s, %d cores, load %.2f, %s %s %s, Spring Boot %s, Twilio SDK %s, %s".formatted(
				System.getProperty("java.vm.name"), System.getProperty("java.runtime.version"),
				Runtime.getRuntime().availableProcessors(),
				ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), System.getProperty("os.name"),
				System.getProperty("os.version"), System.getProperty("os.arch"), SpringBootVersion.getVersion(),
				Twilio.VERSION, ZonedDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm XXX")));
	}

}
