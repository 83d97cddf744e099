package dev.monitored.http.server;

import java.util.function.Consumer;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.PriorityOrdered;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import dev.monitored.failure.FailureLog;

/**
 * Tells the exchange of a request what Spring MVC does with it: which route it matches,
 * that its handler fails, which problem detail is rendered. It resolves no exception, and
 * comes before all that do: they cannot mend an answer that has begun.
 */
public final class MvcListener
		implements AsyncHandlerInterceptor, HandlerExceptionResolver, ErrorResponse.Interceptor, PriorityOrdered {

	private static final FailureLog failures = new FailureLog(MvcListener.class);

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() != DispatcherType.ERROR) {
			tell(request, ServletExchange::matched);
		}
		return true;
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		tell(request, ServletExchange::errorPageEnded);
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		tell(request, (exchange) -> exchange.handlerFailed(ex));
		return null;
	}

	@Override
	public void handleError(ProblemDetail detail, @Nullable ErrorResponse errorResponse) {
		if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
			tell(attributes.getRequest(), (exchange) -> exchange.rendered(detail));
		}
	}

	private static void tell(HttpServletRequest request, Consumer<ServletExchange> news) {
		try {
			ServletExchange exchange = AnsweredRequests.find(request);
			if (exchange != null) {
				news.accept(exchange);
			}
		}
		catch (Throwable ex) {
			failures.failed("What Spring MVC does with a request is not recorded", ex);
		}
	}

}
