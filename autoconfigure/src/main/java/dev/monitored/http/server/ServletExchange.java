package dev.monitored.http.server;

import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.WebUtils;

/**
 * A request that a servlet answers.
 */
final class ServletExchange extends ServerExchange {

	private final ServerRequestObservationContext context;

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final String method;

	private final Thread thread = Thread.currentThread();

	private volatile boolean asynchronous;

	private volatile @Nullable String pattern;

	ServletExchange(ServerRequestObservationContext context, HttpServletRequest request, HttpServletResponse response) {
		this.context = context;
		this.request = request;
		this.response = response;
		this.method = request.getMethod();
	}

	/**
	 * Listens to the end of the answer, if the request is not answered by the thread that
	 * began to. Then that is the end: an observation may be stopped before, when a time
	 * limit is over and the answer that says so is still to come.
	 * @param listener what to tell
	 */
	void awaitAnswer(AsyncListener listener) {
		if (!this.asynchronous && Thread.currentThread() == this.thread && this.request.isAsyncStarted()) {
			this.pattern = this.context.getPathPattern();
			this.request.getAsyncContext().addListener(listener);
			this.asynchronous = true;
		}
	}

	boolean isAsynchronous() {
		return this.asynchronous;
	}

	/**
	 * Returns whether the error of an exchange was the end of its answer.
	 * @return whether no dispatch can follow that would say something else
	 */
	boolean isBrokenOff() {
		return this.asynchronous && this.response.isCommitted() && !this.request.isAsyncStarted();
	}

	@Override
	public boolean isAnswering() {
		return this.response.isCommitted();
	}

	@Override
	public int code() {
		return this.response.getStatus();
	}

	@Override
	protected boolean isAborted() {
		return DisconnectedClientHelper.isClientDisconnectedException(exception());
	}

	@Override
	protected boolean isFailed() {
		Throwable error = this.context.getError();
		return error != null && error != resolved() && error != exposed();
	}

	@Override
	protected String method() {
		return this.method;
	}

	/**
	 * Returns the pattern of the route. An error page that is rendered before the answer
	 * ends has a route too, which is not the one of the request.
	 */
	@Override
	protected @Nullable String pattern() {
		return this.asynchronous ? this.pattern : this.context.getPathPattern();
	}

	@Override
	protected @Nullable Throwable exception() {
		Throwable error = this.context.getError();
		if (error == null) {
			error = resolved();
		}
		return (error != null) ? error : exposed();
	}

	@Override
	protected @Nullable ProblemDetail problem() {
		return RenderedProblems.of(this.request);
	}

	/**
	 * Returns the exception that an exception handler turned into an answer.
	 * @return the exception, or {@code null} if there is none
	 */
	private @Nullable Throwable resolved() {
		return (Throwable) this.request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
	}

	/**
	 * Returns the exception that an exception handler turned into a view.
	 * @return the exception, or {@code null} if there is none
	 */
	private @Nullable Throwable exposed() {
		return (Throwable) this.request.getAttribute(WebUtils.ERROR_EXCEPTION_ATTRIBUTE);
	}

}
