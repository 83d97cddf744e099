package dev.monitored.http.client;

import java.io.IOException;
import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.observation.ClientRequestObservationContext;

import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;

/**
 * A request of a RestClient or a RestTemplate.
 */
public final class BlockingExchange extends ClientExchange {

	private final ClientRequestObservationContext context;

	private final ClientHttpRequest request;

	private BlockingExchange(ClientRequestObservationContext context, ClientHttpRequest request) {
		super(true, context);
		this.context = context;
		this.request = request;
	}

	/**
	 * Returns what records the requests of RestClient and RestTemplate.
	 * @param recorder records them
	 * @return a handler of their observations
	 */
	public static ExchangeHandler<?, ?> handler(ExchangeRecorder<ClientExchange> recorder) {
		return new ExchangeHandler<>(ClientRequestObservationContext.class, BlockingExchange.class,
				BlockingExchange::of, recorder);
	}

	private static @Nullable BlockingExchange of(ClientRequestObservationContext context) {
		ClientHttpRequest request = context.getCarrier();
		return (request != null) ? new BlockingExchange(context, request) : null;
	}

	@Override
	public int code() {
		ClientHttpResponse response = this.context.getResponse();
		try {
			return (response != null) ? response.getStatusCode().value() : 0;
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	protected boolean isAborted() {
		return false;
	}

	@Override
	protected String method() {
		return this.request.getMethod().name();
	}

	@Override
	protected URI uri() {
		return this.request.getURI();
	}

	@Override
	protected @Nullable String template() {
		return this.context.getUriTemplate();
	}

}
