package dev.monitored.http.server;

import java.util.Optional;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

import dev.monitored.failure.FailureLog;
import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * The requests that servlets answer: the exchange of each, and what the container reports
 * of it, which is its end. An error page is rendered by then, if there is one.
 */
public final class AnsweredRequests {

	private static final FailureLog failures = new FailureLog(AnsweredRequests.class);

	private static final String ENDS_REPORTED = AnsweredRequests.class.getName() + ".endsReported";

	private AnsweredRequests() {
	}

	/**
	 * Returns what records the requests that servlets answer.
	 * @param recorder records them
	 * @param ignored the paths whose requests are not recorded
	 * @return a handler of their observations
	 */
	public static ExchangeHandler<?, ?> handler(ExchangeRecorder<ServerExchange> recorder, IgnoredPaths ignored) {
		return new ExchangeHandler<>(ServerRequestObservationContext.class, ServletExchange.class,
				(context) -> of(context, ignored), recorder);
	}

	private static @Nullable ServletExchange of(ServerRequestObservationContext context, IgnoredPaths ignored) {
		HttpServletRequest request = context.getCarrier();
		HttpServletResponse response = context.getResponse();
		if (request == null || response == null
				|| ignored.contains(request.getRequestURI(), request.getContextPath().length())) {
			return null;
		}
		return new ServletExchange(context, request, response);
	}

	/**
	 * Returns the exchange of a request.
	 * @param request the request
	 * @return the exchange, or {@code null} if the request is not recorded
	 */
	static @Nullable ServletExchange find(HttpServletRequest request) {
		Optional<ServerRequestObservationContext> context = ServerHttpObservationFilter.findObservationContext(request);
		return context.isPresent() ? ExchangeHandler.find(context.get(), ServletExchange.class) : null;
	}

	/**
	 * Sets that the end of each request of an application is reported.
	 * @param application the application
	 */
	static void endsAreReported(ServletContext application) {
		application.setAttribute(ENDS_REPORTED, true);
	}

	/**
	 * Returns whether the end of each request of an application is reported.
	 * @param application the application
	 * @return whether an exchange may wait for it
	 */
	static boolean areEndsReported(ServletContext application) {
		return application.getAttribute(ENDS_REPORTED) != null;
	}

	/**
	 * Reports the end of a request, which ends the exchange if it waits for that.
	 * @param ended a request that the container has answered, with its error page
	 */
	static void end(ServletRequest ended) {
		try {
			ServletExchange exchange = (ended instanceof HttpServletRequest request) ? find(request) : null;
			if (exchange != null) {
				exchange.errorPageEnded();
			}
		}
		catch (Throwable ex) {
			failures.failed("The end of a request is not recorded", ex);
		}
	}

}
