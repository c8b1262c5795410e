package com.tracklysms.spring.internal.sendall;

import java.util.Iterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

import com.tracklysms.spring.internal.observation.CallObservation;
import com.tracklysms.spring.internal.observation.Operation;
import com.tracklysms.spring.message.BatchOutcome;
import com.tracklysms.spring.message.SendAllException;
import com.tracklysms.spring.message.SendReport;
import com.tracklysms.spring.message.SmsMessage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Sinks;

/**
 * One blocking send of any number of messages. The calling thread reads the source and
 * takes the outcomes, as transactions and the like of an application want it; the
 * requests are made without it.
 */
public final class BlockingSendAll {

	private final BatchSender sender;

	private final Consumer<? super BatchOutcome> progress;

	private final SendAllAccount run;

	private final BlockingQueue<BatchOutcome> ended = new LinkedBlockingQueue<>();

	private final Sinks.Empty<Void> abandoned = Sinks.empty();

	private final CallObservation observation;

	private int underWay;

	public BlockingSendAll(BatchSender sender, Consumer<? super BatchOutcome> progress) {
		this.sender = sender;
		this.progress = progress;
		this.run = sender.newRun();
		this.observation = sender.observations().start(Operation.SEND_ALL);
	}

	/**
	 * Send the messages.
	 * @throws SendAllException if anything but the API broke it off
	 */
	public SendReport send(Iterable<SmsMessage> messages) {
		try {
			SendReport report = this.observation.scoped(() -> accountFor(messages));
			this.observation.completed();
			return report;
		}
		catch (SendAllException ex) {
			this.observation.error(ex);
			throw ex;
		}
		finally {
			this.run.observe(this.observation);
		}
	}

	private SendReport accountFor(Iterable<SmsMessage> messages) {
		try {
			sendAll(messages);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new SendAllException("Interrupted while sending", abandon(), ex);
		}
		catch (Throwable ex) {
			throw new SendAllException("The source of the messages or the consumer of the progress failed",
					reportAfterFailure(), ex);
		}
		return this.run.report();
	}

	private void sendAll(Iterable<SmsMessage> messages) throws InterruptedException {
		Iterator<SmsMessage> source = messages.iterator();
		while (!this.run.isStopped() && source.hasNext()) {
			start(this.run.read(source.next()));
		}
		for (MessageBatch batch : this.run.readEnd()) {
			start(batch);
		}
		while (this.underWay > 0) {
			report(this.ended.take());
		}
		this.run.leftover().forEach(this::tell);
	}

	private void start(@Nullable MessageBatch batch) throws InterruptedException {
		if (batch == null) {
			return;
		}
		while (this.underWay >= this.sender.concurrency()) {
			report(this.ended.take());
		}
		if (Thread.interrupted()) {
			throw new InterruptedException();
		}
		this.sender.send(this.run, batch)
			.takeUntilOther(this.abandoned.asMono())
			.contextWrite(this.observation::within)
			.contextCapture()
			.subscribe(this.ended::add);
		// Not before: of what could not even be begun no end is heard
		this.underWay++;
		for (BatchOutcome outcome = this.ended.poll(); outcome != null; outcome = this.ended.poll()) {
			report(outcome);
		}
	}

	private void report(BatchOutcome outcome) {
		this.underWay--;
		tell(outcome);
	}

	private void tell(BatchOutcome outcome) {
		this.progress.accept(this.run.told(outcome));
	}

	/**
	 * What is under way comes to its end, which does not take long and leaves less in
	 * doubt.
	 */
	private SendReport reportAfterFailure() {
		this.run.stop();
		try {
			for (; this.underWay > 0; this.underWay--) {
				this.ended.take();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return abandon();
	}

	private SendReport abandon() {
		this.run.abandon();
		this.abandoned.tryEmitEmpty();
		return this.run.report();
	}

}
