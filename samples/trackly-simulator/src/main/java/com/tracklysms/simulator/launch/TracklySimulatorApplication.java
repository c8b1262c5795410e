package com.tracklysms.simulator.launch;

import java.util.concurrent.CountDownLatch;

import com.tracklysms.simulator.TracklySimulator;

/**
 * Runs a {@link TracklySimulator} on its own until it is interrupted.
 */
public final class TracklySimulatorApplication {

	// Nobody reads the journal of a simulator that runs on its own, so it must not grow
	private static final int JOURNAL_LIMIT = 1000;

	private TracklySimulatorApplication() {
	}

	/**
	 * Start the simulator.
	 * @param args {@code --port=N}, {@code --sends-per-second=N},
	 * {@code --bulks-per-second=N}, all optional
	 * @throws InterruptedException if the wait for the end is interrupted
	 */
	public static void main(String[] args) throws InterruptedException {
		try {
			TracklySimulator simulator = start(new LaunchReport(System.out), args);
			Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "trackly-simulator-close"));
		}
		catch (IllegalArgumentException | IllegalStateException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
		new CountDownLatch(1).await();
	}

	static TracklySimulator start(LaunchReport report, String... args) {
		TracklySimulator simulator = LaunchOptions.parse(args)
			.configure(TracklySimulator.builder())
			.journalLimit(JOURNAL_LIMIT)
			.onQueued(report::queued)
			.start();
		report.started(simulator);
		return simulator;
	}

}
