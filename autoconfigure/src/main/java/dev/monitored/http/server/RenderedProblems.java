package dev.monitored.http.server;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Remembers the problem detail that an answer of Spring MVC consists of.
 */
public final class RenderedProblems implements ErrorResponse.Interceptor {

	private static final String ATTRIBUTE = RenderedProblems.class.getName();

	@Override
	public void handleError(ProblemDetail detail, @Nullable ErrorResponse errorResponse) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(ATTRIBUTE, detail, RequestAttributes.SCOPE_REQUEST);
		}
	}

	static @Nullable ProblemDetail of(HttpServletRequest request) {
		return (ProblemDetail) request.getAttribute(ATTRIBUTE);
	}

}
