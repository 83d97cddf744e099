package dev.monitored.http;

import java.util.Arrays;
import java.util.List;

import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.registry.MeterDetails;
import dev.monitored.registry.MeterSource;

/**
 * Contributes the meters of the HTTP binder. Requests are timed by Boot's.
 */
final class HttpMeterSource implements MeterSource {

	@Override
	public List<MeterDetails> meters() {
		return Arrays.stream(ExchangeMeters.values())
			.map((meter) -> new MeterDetails(meter.meterName(), null, meter.description(), meter.labels()))
			.toList();
	}

	@Override
	public List<String> beginnings() {
		return List.of("api.errors");
	}

}
