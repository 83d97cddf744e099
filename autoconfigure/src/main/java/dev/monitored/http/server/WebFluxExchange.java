package dev.monitored.http.server;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.handler.ExceptionHandlingWebHandler;

import dev.monitored.call.ExcludedScopes;
import dev.monitored.http.error.RequestAddress;
import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.uri.ignored.IgnoredPaths;

/**
 * A request that WebFlux answers.
 */
public final class WebFluxExchange extends ServerExchange {

	private static final boolean HAS_NETTY = ClassUtils.isPresent("reactor.netty.http.server.HttpServerResponse",
			WebFluxExchange.class.getClassLoader());

	private final ServerRequestObservationContext context;

	private final ServerHttpRequest request;

	private final ServerHttpResponse response;

	private volatile @Nullable Throwable broken;

	private WebFluxExchange(ServerRequestObservationContext context, ServerHttpRequest request,
			ServerHttpResponse response) {
		super(false);
		this.context = context;
		this.request = request;
		this.response = response;
	}

	/**
	 * Returns what records the requests that WebFlux answers.
	 * @param recorder records them
	 * @param ignored the paths whose requests are not recorded
	 * @return a handler of their observations
	 */
	public static ExchangeHandler<?, ?> handler(ExchangeRecorder<ServerExchange> recorder, IgnoredPaths ignored) {
		return new ExchangeHandler<>(ServerRequestObservationContext.class, WebFluxExchange.class,
				(context) -> of(context, ignored), recorder);
	}

	private static @Nullable WebFluxExchange of(ServerRequestObservationContext context, IgnoredPaths ignored) {
		ExcludedScopes.forget();
		ServerHttpRequest request = context.getCarrier();
		ServerHttpResponse response = context.getResponse();
		if (request == null || response == null
				|| ignored.contains(request.getPath().pathWithinApplication().value(), 0)) {
			return null;
		}
		return new WebFluxExchange(context, request, response);
	}

	/**
	 * Reports that an answer could not be written, before anything handles the exception.
	 * @param thrown the exception
	 */
	void handlerFailed(Throwable thrown) {
		if (this.response.isCommitted()) {
			this.broken = thrown;
		}
	}

	@Override
	protected boolean isFoundBySubscriptions() {
		return true;
	}

	@Override
	public boolean isUpgrade() {
		return super.isUpgrade() || (HAS_NETTY && NettyConnection.isWebSocket(this.response) && !isErrorCode());
	}

	@Override
	public boolean isAnswering() {
		return this.response.isCommitted();
	}

	@Override
	public int code() {
		HttpStatusCode code = this.response.getStatusCode();
		return (code != null) ? code.value() : HttpStatus.OK.value();
	}

	@Override
	protected boolean isAborted() {
		if (HAS_NETTY && NettyConnection.isLost(this.response)) {
			return true;
		}
		Throwable error = exception();
		return (error != null) ? isReported(error) : this.context.isConnectionAborted();
	}

	/**
	 * Returns whether an exception reports that the client has gone away. Reactor Netty's
	 * client throws the same exceptions as its server.
	 * @param error the exception
	 * @return whether it is about this connection
	 */
	private boolean isReported(Throwable error) {
		return this.response instanceof AbstractServerHttpResponse wrapper
				&& DisconnectedClient.isReportedBy(error, wrapper.getNativeResponse(), true)
				&& !(HAS_NETTY && NettyConnection.isAlive(this.response));
	}

	/**
	 * An error that left a successful code happened after the head of the answer was on
	 * its way.
	 */
	@Override
	protected boolean isFailed() {
		return this.context.getError() != null && code() < HttpStatus.MULTIPLE_CHOICES.value();
	}

	@Override
	protected boolean isBroken() {
		return this.broken != null;
	}

	@Override
	protected boolean isExcluded() {
		return Boolean.TRUE.equals(this.context.getAttributes().get(ExcludedRequest.ATTRIBUTE));
	}

	@Override
	protected String method() {
		return this.request.getMethod().name();
	}

	@Override
	protected RequestAddress address() {
		return new RequestAddress(this.request.getPath().value(), this.request.getURI().getRawQuery());
	}

	@Override
	protected @Nullable String pattern() {
		return this.context.getPathPattern();
	}

	@Override
	protected @Nullable Throwable exception() {
		Throwable error = (this.broken != null) ? this.broken : this.context.getError();
		return (error != null) ? error
				: (Throwable) this.context.getAttributes().get(ExceptionHandlingWebHandler.HANDLED_WEB_EXCEPTION);
	}

	@Override
	protected @Nullable ProblemDetail problem() {
		return null;
	}

}
