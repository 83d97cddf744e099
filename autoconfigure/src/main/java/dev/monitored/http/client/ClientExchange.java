package dev.monitored.http.client;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.PathTemplate;
import dev.monitored.http.exchange.Exchange;
import dev.monitored.http.exchange.ExchangeLabels;

/**
 * A request that this application sends.
 */
abstract class ClientExchange extends Exchange {

	@Override
	public final ExchangeLabels labels() {
		URI uri = uri();
		String template = template();
		return new ExchangeLabels(method(), PathTemplate.of((template != null) ? template : uri.toString()),
				Objects.requireNonNullElse(uri.getHost(), BoundedLabel.NONE));
	}

	protected abstract String method();

	protected abstract URI uri();

	protected abstract @Nullable String template();

}
