package dev.monitored.http.client;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientRequestObservationContext;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * A request of a WebClient. The context may have another request at the end than at the
 * beginning, and knows the template only after it.
 */
final class WebClientExchange extends ClientExchange {

	private final ClientRequestObservationContext context;

	private final ClientRequest first;

	WebClientExchange(ClientRequestObservationContext context, ClientRequest first) {
		super(context);
		this.context = context;
		this.first = first;
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
