package dev.monitored.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloMeters;
import dev.monitored.db.recording.DbMeters;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.llm.recording.LlmMeters;
import dev.monitored.operation.recording.OperationMeters;
import dev.monitored.runtime.RuntimeMeters;
import dev.monitored.test.scrape.Scrape;
import dev.monitored.websocket.recording.WebSocketMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OwnMeters}.
 */
class OwnMetersTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void knowsEveryMeterThatIsDeclared() {
		Map<String, List<String>> declared = new TreeMap<>();
		Arrays.stream(OperationMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		Arrays.stream(ExchangeMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		Arrays.stream(DbMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		Arrays.stream(LlmMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		Arrays.stream(SloMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		Arrays.stream(RuntimeMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		declared.put("monitored.saturation", List.of("resource"));
		Arrays.stream(WebSocketMeters.values()).forEach((meter) -> declared.put(meter.meterName(), meter.labels()));
		declared.put("monitored.guard.folded", List.of("meter", "label"));
		declared.put("monitored.listener.dropped", List.of("listener"));
		declared.put("application.info", List.of("application", "version", "commit", "lifecycle"));
		assertThat(OwnMeters.labels()).containsExactlyInAnyOrderEntriesOf(declared);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"operation.durations | operation | meter | operation.durations | Monitored has no meter of that name | Write the name of a meter as in Micrometer: operation.duration.",
			"operation_duration_seconds | operation | meter | operation_duration_seconds | Monitored has no meter of that name | Write the name of a meter as in Micrometer: operation.duration.",
			"llm.latencies | model | meter | llm.latencies | Monitored has no meter of that name | Write the name of a meter as in Micrometer: llm.latency.",
			"llm_cost_usd_total | model | meter | llm_cost_usd_total | Monitored has no meter of that name | Write the name of a meter as in Micrometer: llm.cost.",
			"LLM.Latency | model | meter | LLM.Latency | Monitored has no meter of that name | Write the name of a meter as in Micrometer: llm.latency.",
			"application_info | version | meter | application_info | Monitored has no meter of that name | Write the name of a meter as in Micrometer: application.info.",
			"db.query.time | table | meter | db.query.time | Monitored has no meter of that name | Write the name of a meter as in Micrometer: db.query.active.",
			"llm.latency | modell | label | modell | the meter 'llm.latency' has no label of that name, did you mean 'model'? | Write one of model, provider, status, stream.mode.",
			"db.query.duration | tables | label | tables | the meter 'db.query.duration' has no label of that name, did you mean 'table'? | Write one of datasource, operation, status, table.",
			"operation.duration | region | label | region | the meter 'operation.duration' has no label of that name | Write one of operation, status; others are declared in monitored.operation.tag-keys.",
			"slo.events | http-client.client-name | label | http-client.client-name | the meter 'slo.events' has no label of that name, did you mean 'http-client.client.name'? | Write one of ",
			"http.server.active | uri | label | uri | the meter 'http.server.active' has no label of that name | Remove the entry: the meter has no labels." })
	void explainsAMeterOrLabelThatDoesNotExist(String meter, String label, String key, String value, String reason,
			String remedy) {
		this.runner.withPropertyValues(entry(meter, label))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.guard.labels[0]." + key + System.lineSeparator(), "Value: \"" + value + "\"",
					"Reason: " + reason + System.lineSeparator(), "Action: " + remedy));
	}

	@ParameterizedTest
	@CsvSource({ "llm.latency, stream_mode", "operation.duration, tenant", "operation.duration, customer_kind",
			"slo.events, http-server.uri", "db.query.errors, error", "http.server.requests, anything",
			"operations, kind", "shop.orders, kind", "api.errorsome, kind", "database.query, table",
			"llms.used, model" })
	void takesLabelsThatExistAndThoseOfOtherMeters(String meter, String label) {
		this.runner.withPropertyValues("monitored.operation.tag-keys=tenant,customer.kind")
			.withPropertyValues(entry(meter, label))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void anApplicationWithoutModelsAndDataSourcesHasNoSeriesOfThem() {
		this.runner.run((context) -> assertThat(Scrape.of(context).values("monitored_guard_folded_total", "meter"))
			.contains("operation.duration")
			.noneMatch((meter) -> meter.startsWith("llm.") || meter.startsWith("db.")));
	}

	private static String[] entry(String meter, String label) {
		return new String[] { "monitored.guard.labels[0].meter=" + meter, "monitored.guard.labels[0].label=" + label,
				"monitored.guard.labels[0].max-values=5" };
	}

}
