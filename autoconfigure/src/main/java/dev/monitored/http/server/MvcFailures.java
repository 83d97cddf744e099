package dev.monitored.http.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.PriorityOrdered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import dev.monitored.failure.FailureLog;

/**
 * Tells the exchange of a request that its handler failed in Spring MVC. It resolves
 * nothing, and comes before all that do: they cannot mend an answer that has begun.
 */
public final class MvcFailures implements HandlerExceptionResolver, PriorityOrdered {

	private static final FailureLog failures = new FailureLog(MvcFailures.class);

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		try {
			ServletExchange exchange = ServletExchange.of(request);
			if (exchange != null) {
				exchange.handlerFailed(ex);
			}
		}
		catch (Throwable failure) {
			failures.failed("The failure of a handler is not recorded", failure);
		}
		return null;
	}

}
