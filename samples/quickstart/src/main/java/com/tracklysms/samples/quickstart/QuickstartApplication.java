package com.tracklysms.samples.quickstart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Application that takes the tour and ends.
 */
@SpringBootApplication
public class QuickstartApplication {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(QuickstartApplication.class, args)));
	}

}
