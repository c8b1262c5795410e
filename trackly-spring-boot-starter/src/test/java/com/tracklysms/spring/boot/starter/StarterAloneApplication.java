package com.tracklysms.spring.boot.starter;

import com.tracklysms.spring.TracklyOperations;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Application that has the starter and nothing else: sends a message and ends.
 */
@SpringBootApplication
class StarterAloneApplication {

	static void main(String[] args) {
		SpringApplication.run(StarterAloneApplication.class, args);
	}

	@Bean
	ApplicationRunner sendOnce(TracklyOperations trackly, ApplicationContext context) {
		return (arguments) -> System.out.println(
				trackly.send("+12065550100", "Hello").messageId() + " sent from " + context.getClass().getSimpleName());
	}

	/**
	 * Entry point in a process of its own, for which the class must be public.
	 */
	public static final class Main {

		private Main() {
		}

		public static void main(String[] args) {
			StarterAloneApplication.main(args);
		}

	}

}
