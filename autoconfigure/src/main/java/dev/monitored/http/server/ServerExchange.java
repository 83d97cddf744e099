package dev.monitored.http.server;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

import dev.monitored.http.error.ApiError;
import dev.monitored.http.error.RequestAddress;
import dev.monitored.http.exchange.Exchange;
import dev.monitored.http.exchange.ExchangeLabels;

/**
 * A request that this application answers.
 */
public abstract class ServerExchange extends Exchange {

	private static final String ANY_PATH = "/**";

	private static final int NOT_FOUND = 404;

	@Override
	public final ExchangeLabels labels() {
		return new ExchangeLabels(method(), path(), null);
	}

	@Override
	protected final @Nullable Throwable failure() {
		return exception();
	}

	/**
	 * Returns whether the request asks for another protocol. It is not in flight then:
	 * its exchange may last as long as the connection.
	 * @return whether the exchange is a handshake
	 */
	boolean isHandshake() {
		return false;
	}

	/**
	 * Returns the error that the client got.
	 * @return the error
	 */
	final ApiError error() {
		Throwable exception = exception();
		ProblemDetail problem = problem();
		if (problem == null && exception instanceof ErrorResponse response) {
			problem = response.getBody();
		}
		return new ApiError(code(), path(), exception, problem);
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
