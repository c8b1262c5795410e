package com.tracklysms.benchmark.startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * The application whose start is measured: what it has beyond Spring Boot, its class path
 * decides. It says what its start came to, and ends.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public final class StartupApplication {

	private StartupApplication() {
	}

	public static void main(String[] args) {
		StartupMeter meter = new StartupMeter();
		SpringApplication application = new SpringApplication(StartupApplication.class);
		application.addListeners(meter);
		application.run(args).close();
	}

}
