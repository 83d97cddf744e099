package dev.monitored.http.client;

import java.net.URI;
import java.util.Objects;

import io.micrometer.observation.transport.RequestReplySenderContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.http.exchange.Exchange;
import dev.monitored.http.exchange.ExchangeLabels;
import dev.monitored.label.LabelValue;
import dev.monitored.uri.PathTemplate;

/**
 * A request that this application sends.
 */
public abstract class ClientExchange extends Exchange {

	private final RequestReplySenderContext<?, ?> context;

	ClientExchange(boolean isRunByThread, RequestReplySenderContext<?, ?> context) {
		super(isRunByThread);
		this.context = context;
	}

	@Override
	public final ExchangeLabels labels() {
		URI uri = uri();
		String template = template();
		return new ExchangeLabels(method(), PathTemplate.of((template != null) ? template : uri.toString()),
				Objects.requireNonNullElse(uri.getHost(), LabelValue.NONE));
	}

	@Override
	public final boolean isAnswering() {
		return this.context.getResponse() != null;
	}

	@Override
	protected final @Nullable Throwable failure() {
		return this.context.getError();
	}

	@Override
	protected final boolean isFailed() {
		return this.context.getError() != null || code() == 0;
	}

	protected abstract String method();

	protected abstract URI uri();

	protected abstract @Nullable String template();

}
