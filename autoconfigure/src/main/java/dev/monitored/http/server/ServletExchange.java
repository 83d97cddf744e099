package dev.monitored.http.server;

import java.io.IOException;

import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.util.DisconnectedClientHelper;
import org.springframework.web.util.WebUtils;

import dev.monitored.http.error.RequestAddress;

/**
 * A request that a servlet answers.
 */
final class ServletExchange extends ServerExchange {

	private static final boolean HAS_JETTY = ClassUtils.isPresent("org.eclipse.jetty.ee11.servlet.ServletApiRequest",
			ServletExchange.class.getClassLoader());

	private final ServerRequestObservationContext context;

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final String method;

	private final Thread thread = Thread.currentThread();

	private volatile boolean asynchronous;

	private volatile boolean failed;

	private volatile boolean lost;

	private volatile boolean broken;

	private volatile boolean unanswered;

	private volatile boolean thrown;

	private volatile @Nullable String pattern;

	private volatile @Nullable ProblemDetail problem;

	private volatile boolean errorPageAwaited;

	private volatile @Nullable Runnable afterErrorPage;

	ServletExchange(ServerRequestObservationContext context, HttpServletRequest request, HttpServletResponse response) {
		super(true);
		this.context = context;
		this.request = request;
		this.response = response;
		this.method = request.getMethod();
	}

	@Override
	protected boolean observationStopped(Runnable end) {
		return this.asynchronous || awaitErrorPage(end);
	}

	/**
	 * Waits for the error page that the container may render, whose code is the one that
	 * the client gets.
	 * @param end ends the exchange
	 * @return whether the end is to be awaited
	 */
	private boolean awaitErrorPage(Runnable end) {
		if (!(isErrorCode() || isFailed())) {
			return false;
		}
		boolean jetty = HAS_JETTY && JettyRequest.isJettys(this.request);
		if (!jetty && !AnsweredRequests.areEndsReported(this.request.getServletContext())) {
			return false;
		}
		matched();
		this.failed = isFailed();
		this.errorPageAwaited = true;
		if (jetty) {
			JettyRequest.whenComplete(this.request, end);
		}
		else {
			this.afterErrorPage = end;
		}
		return true;
	}

	/**
	 * Reports that the error page, if there is one, was rendered or is in the hands of
	 * another thread.
	 */
	void errorPageEnded() {
		Runnable end = this.afterErrorPage;
		if (end != null) {
			end.run();
		}
	}

	/**
	 * Reports that a thread has left the request. If another one is going to answer it,
	 * the end of the answer is the end: an observation may be stopped before, when a time
	 * limit is over and the answer that says so is still to come.
	 */
	@Override
	protected void threadLeft(Runnable end) {
		checkAnswer();
		if (!this.asynchronous && Thread.currentThread() == this.thread && this.request.isAsyncStarted()) {
			matched();
			this.request.getAsyncContext().addListener(new AnswerListener(this, end));
			this.asynchronous = true;
		}
	}

	/**
	 * Reports that the request matched a route. The first one is the route of the
	 * request: its handler may forward it to another.
	 */
	void matched() {
		if (this.pattern == null && !this.errorPageAwaited) {
			this.pattern = this.context.getPathPattern();
		}
	}

	/**
	 * Reports the problem detail that the answer consists of.
	 * @param detail the problem detail
	 */
	void rendered(ProblemDetail detail) {
		this.problem = detail;
	}

	/**
	 * Reports that a handler threw, before anything handles the exception. The time limit
	 * of an event stream is how it ends.
	 * @param exception what it threw
	 */
	void handlerFailed(Exception exception) {
		this.thrown = true;
		if (this.response.isCommitted() && !(exception instanceof AsyncRequestTimeoutException && isEventStream())) {
			this.broken = true;
		}
	}

	/**
	 * Reports what the container says while no thread answers: that the connection was
	 * lost, unless it passes on what the application threw.
	 * @param reported the error, if there is one
	 */
	void containerFailed(@Nullable Throwable reported) {
		Throwable thrown = this.context.getError();
		boolean passedOn = reported != null && thrown != null && (reported == thrown || reported.getCause() == thrown);
		if (reported instanceof IOException && !passedOn) {
			this.lost = true;
		}
	}

	// Looks whether Spring mistook a failure for a client that went away, and left the
	// answer empty. An exception handler's answer has content, or another code.
	private void checkAnswer() {
		if (this.thrown) {
			this.unanswered = !this.response.isCommitted() && this.response.getContentType() == null
					&& code() == HttpServletResponse.SC_OK
					&& DisconnectedClientHelper.isClientDisconnectedException(resolved());
		}
	}

	/**
	 * Jetty forgets an answer that has begun when an exception leaves its last dispatch,
	 * and reports no end of it.
	 */
	@Override
	protected boolean isEndedByError() {
		return this.asynchronous && this.response.isCommitted() && !this.request.isAsyncStarted();
	}

	@Override
	protected boolean isHandedOn() {
		return this.request.isAsyncStarted();
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
		return this.lost || isAborted(this.context.getError()) || isAborted(resolved());
	}

	@Override
	protected boolean isFailed() {
		if (this.errorPageAwaited) {
			return this.failed;
		}
		Throwable error = this.context.getError();
		return (error != null && error != resolved() && error != exposed()) || this.unanswered;
	}

	@Override
	protected boolean isBroken() {
		return this.broken;
	}

	@Override
	protected boolean isExcluded() {
		return Boolean.TRUE.equals(this.request.getAttribute(ExcludedRequest.ATTRIBUTE));
	}

	@Override
	protected String method() {
		return this.method;
	}

	@Override
	protected RequestAddress address() {
		String uri = this.request.getRequestURI();
		String context = this.request.getServletContext().getContextPath();
		return new RequestAddress(uri.startsWith(context) ? uri.substring(context.length()) : uri,
				this.request.getQueryString());
	}

	/**
	 * Returns the pattern of the route. An error page that is rendered before the answer
	 * ends has a route too, which is not the one of the request.
	 */
	@Override
	protected @Nullable String pattern() {
		boolean isKnown = this.pattern != null || this.asynchronous || this.errorPageAwaited;
		return isKnown ? this.pattern : this.context.getPathPattern();
	}

	@Override
	protected @Nullable Throwable exception() {
		Throwable error = this.context.getError();
		error = (error != null) ? error : resolved();
		return (error != null) ? error : exposed();
	}

	@Override
	protected @Nullable ProblemDetail problem() {
		return this.problem;
	}

	private boolean isEventStream() {
		String type = this.response.getContentType();
		return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

	private boolean isAborted(@Nullable Throwable reported) {
		if (reported == null) {
			return false;
		}
		ServletResponse answer = this.response;
		while (answer instanceof ServletResponseWrapper wrapper) {
			answer = wrapper.getResponse();
		}
		return DisconnectedClient.isReportedBy(reported, answer, this.broken || this.asynchronous);
	}

	// Returns the exception that an exception handler turned into an answer.
	private @Nullable Throwable resolved() {
		return exception(DispatcherServlet.EXCEPTION_ATTRIBUTE);
	}

	// Returns the exception that an exception handler turned into a view.
	private @Nullable Throwable exposed() {
		return exception(WebUtils.ERROR_EXCEPTION_ATTRIBUTE);
	}

	// Tomcat searches four maps for an attribute that is missing, and nearly no request
	// has one of these.
	private @Nullable Throwable exception(String attribute) {
		boolean isPossible = this.thrown || isErrorCode() || this.context.getError() != null;
		return isPossible ? (Throwable) this.request.getAttribute(attribute) : null;
	}

}
