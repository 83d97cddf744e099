package dev.monitored.http.server;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Tags;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * Records the requests that this application answers: in flight from start to end, then
 * as events of objectives and as errors. Nothing that goes wrong here reaches a request.
 */
public final class ServerExchangeRecorder extends ExchangeRecorder<ServerExchange> {

	private static final FailureLog failures = new FailureLog(ServerExchangeRecorder.class);

	private final ApiErrorCounter errors;

	private final IgnoredPaths ignored;

	private final LongAdder active = new LongAdder();

	/**
	 * Creates a recorder and registers the gauge of requests in flight.
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param errors what counts errors
	 * @param ignored the paths whose requests are not recorded
	 * @param boundaries what must know how requests are called
	 * @param meters where meters are registered
	 */
	public ServerExchangeRecorder(SloCatalog slos, LabelGuard guard, ApiErrorCounter errors, IgnoredPaths ignored,
			HttpBoundaries boundaries, DeferredMeters meters) {
		super(HttpTimer.SERVER, slos, guard, boundaries);
		this.errors = errors;
		this.ignored = ignored;
		ActiveCalls gauge = new ActiveCalls(ExchangeMeters.SERVER_ACTIVE.meterName(),
				ExchangeMeters.SERVER_ACTIVE.description(), Tags.empty(), meters);
		gauge.add(this.active::sum);
		gauge.register();
	}

	/**
	 * Returns whether a request is recorded.
	 * @param uri what the client asked for
	 * @param offset where the path within the application begins
	 * @return whether it is not ignored
	 */
	boolean isRecorded(String uri, int offset) {
		return !this.ignored.contains(uri, offset);
	}

	@Override
	protected boolean areRecorded() {
		return true;
	}

	@Override
	protected void begin(ServerExchange exchange) {
		super.begin(exchange);
		if (!exchange.isHandshake()) {
			this.active.increment();
		}
	}

	@Override
	protected void ended(ServerExchange exchange) {
		try {
			super.ended(exchange);
		}
		catch (Throwable ex) {
			failures.failed("A request could not be counted as an event of its objectives", ex);
		}
		try {
			addError(exchange);
		}
		catch (Throwable ex) {
			failures.failed("A request that failed could not be counted as an error", ex);
		}
		if (!exchange.isHandshake()) {
			this.active.decrement();
		}
	}

	private void addError(ServerExchange exchange) {
		if (exchange.isErrorCode() || exchange.status() == Status.ERROR) {
			this.errors.add(exchange.error(), exchange.address());
		}
	}

}
