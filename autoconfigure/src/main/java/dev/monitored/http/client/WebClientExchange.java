package dev.monitored.http.client;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;

import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;

/**
 * A request of a WebClient. The context may have another request at the end than at the
 * beginning, and knows the template only after it.
 */
public final class WebClientExchange extends ClientExchange {

	private final ClientRequestObservationContext context;

	private final ClientRequest first;

	private volatile boolean excluded;

	private WebClientExchange(ClientRequestObservationContext context, ClientRequest first) {
		super(false, context);
		this.context = context;
		this.first = first;
	}

	/**
	 * Returns what records the requests of WebClient.
	 * @param recorder records them
	 * @return a handler of their observations
	 */
	public static ExchangeHandler<?, ?> handler(ExchangeRecorder<ClientExchange> recorder) {
		return new ExchangeHandler<>(ClientRequestObservationContext.class, WebClientExchange.class,
				WebClientExchange::of, recorder);
	}

	private static @Nullable WebClientExchange of(ClientRequestObservationContext context) {
		ClientRequest request = context.getRequest();
		return (request != null) ? new WebClientExchange(context, request) : null;
	}

	/**
	 * Leaves the request out of all SLOs, as its subscription is in a scope of such
	 * calls.
	 */
	void exclude() {
		this.excluded = true;
	}

	@Override
	protected boolean isExcluded() {
		return this.excluded;
	}

	@Override
	public int code() {
		ClientResponse response = this.context.getResponse();
		return (response != null) ? response.statusCode().value() : 0;
	}

	@Override
	protected boolean isAborted() {
		return this.context.isAborted();
	}

	@Override
	protected String method() {
		return request().method().name();
	}

	@Override
	protected URI uri() {
		return request().url();
	}

	@Override
	protected @Nullable String template() {
		return this.context.getUriTemplate();
	}

	private ClientRequest request() {
		return Objects.requireNonNullElse(this.context.getRequest(), this.first);
	}

}
