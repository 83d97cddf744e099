package dev.monitored.http.server;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.error.ApiError;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.error.RequestAddress;
import dev.monitored.http.exchange.Exchange;
import dev.monitored.http.exchange.ExchangeLabels;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.registry.DeferredMeters;

/**
 * A request that this application answers.
 */
public abstract class ServerExchange extends Exchange {

	private static final String ANY_PATH = "/**";

	private static final int NOT_FOUND = 404;

	ServerExchange(boolean isRunByThread) {
		super(isRunByThread);
	}

	/**
	 * Returns what records the requests that this application answers: in flight from
	 * start to end, then as events of objectives and as errors.
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param boundaries what must know how requests are called
	 * @param errors what counts errors
	 * @param meters where the gauge of requests in flight is registered
	 * @return a recorder of requests of which there was none yet
	 */
	public static ExchangeRecorder<ServerExchange> recorder(SloCatalog slos, LabelGuard guard,
			HttpBoundaries boundaries, ApiErrorCounter errors, DeferredMeters meters) {
		ExchangeRecorder<ServerExchange> recorder = new ExchangeRecorder<>(HttpTimer.SERVER, slos, guard, boundaries,
				(exchange) -> errors.add(exchange.error(), exchange.address()));
		ActiveCalls active = new ActiveCalls(ExchangeMeters.SERVER_ACTIVE.meterName(),
				ExchangeMeters.SERVER_ACTIVE.description(), Tags.empty(), meters);
		active.add(recorder.inFlight());
		active.register();
		return recorder;
	}

	@Override
	public final ExchangeLabels labels() {
		return new ExchangeLabels(method(), path(), null);
	}

	@Override
	protected final @Nullable Throwable failure() {
		return exception();
	}

	protected abstract String method();

	/**
	 * Returns what the client asked for, as it wrote it.
	 * @return path and query
	 */
	protected abstract RequestAddress address();

	/**
	 * Returns the pattern of the route.
	 * @return the pattern, or {@code null} as long as no route matches
	 */
	protected abstract @Nullable String pattern();

	/**
	 * Returns what was thrown, handled or not.
	 * @return the exception, or {@code null} if none is known
	 */
	protected abstract @Nullable Throwable exception();

	/**
	 * Returns the problem detail that was rendered.
	 * @return the problem detail, or {@code null} if none is known
	 */
	protected abstract @Nullable ProblemDetail problem();

	private ApiError error() {
		Throwable exception = exception();
		ProblemDetail problem = problem();
		if (problem == null && exception instanceof ErrorResponse response) {
			problem = response.getBody();
		}
		return new ApiError(code(), path(), exception, problem);
	}

	/**
	 * Returns the template of the path. If only the route for static resources matches,
	 * and finds none, the path is unmatched.
	 * @return the template
	 */
	private String path() {
		String pattern = pattern();
		if (pattern == null || (ANY_PATH.equals(pattern) && code() == NOT_FOUND)) {
			return ExchangeLabels.UNMATCHED;
		}
		return ExchangeLabels.path(pattern);
	}

}
