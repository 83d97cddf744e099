package dev.monitored.websocket.recording;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.outcome.Status;
import dev.monitored.outcome.ThrownOutcomes;
import dev.monitored.registry.DeferredMeters;

/**
 * Records the connections of one path.
 */
public final class EndpointRecorder {

	/**
	 * From a connection that is refused at once to one of a day.
	 */
	private static final Duration[] BOUNDARIES = { Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1),
			Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(4),
			Duration.ofHours(12), Duration.ofDays(1) };

	private final LongAdder open = new LongAdder();

	private final ActiveCalls active;

	private final MessageCounts received;

	private final MessageCounts sent;

	private final CloseCounts closes;

	private final DeferredDistribution succeeded;

	private final DeferredDistribution failed;

	private final ErrorCounts errors;

	EndpointRecorder(Tags path, ErrorCounts errors, DeferredMeters meters) {
		this.active = new ActiveCalls(WebSocketMeters.ACTIVE.meterName(), WebSocketMeters.ACTIVE.description(), path,
				meters);
		this.active.add(this.open::sum);
		this.received = new MessageCounts(path.and("direction", "inbound"), meters);
		this.sent = new MessageCounts(path.and("direction", "outbound"), meters);
		this.closes = new CloseCounts(path, meters);
		this.succeeded = duration(path, Status.SUCCESS, meters);
		this.failed = duration(path, Status.ERROR, meters);
		this.errors = errors;
	}

	/**
	 * Registers the meters, unless they are.
	 */
	void register() {
		this.active.register();
		this.received.register();
		this.sent.register();
		this.closes.register();
		this.succeeded.register();
		this.failed.register();
	}

	/**
	 * Reports that a connection was opened.
	 * @return what records it
	 */
	public ConnectionRecorder open() {
		this.open.increment();
		return new ConnectionRecorder(this);
	}

	MessageCounts received() {
		return this.received;
	}

	MessageCounts sent() {
		return this.sent;
	}

	void failed(Throwable failure) {
		this.errors.add(ThrownOutcomes.name(failure));
	}

	void closed(int code, long nanos) {
		this.open.decrement();
		(CloseCounts.isFailure(code) ? this.failed : this.succeeded).record(nanos);
		this.closes.add(code);
	}

	private static DeferredDistribution duration(Tags path, Status status, DeferredMeters meters) {
		return new DeferredDistribution(WebSocketMeters.DURATION.meterName(), (available) -> {
			Timer timer = Timer.builder(WebSocketMeters.DURATION.meterName())
				.description(WebSocketMeters.DURATION.description())
				.tags(path.and("status", status.label()))
				.serviceLevelObjectives(BOUNDARIES)
				.register(available);
			return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
		}, meters);
	}

}
