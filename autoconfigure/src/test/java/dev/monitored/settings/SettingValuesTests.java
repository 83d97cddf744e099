package dev.monitored.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for values that are none of the type of their setting.
 */
class SettingValuesTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void explainsANumberThatSpringWouldRound() {
		this.runner.with(MonitoredContext.yaml("monitored.guard.max-values: 1.5"))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines(
						"""
								A setting of Monitored is invalid:

								    Setting: monitored.guard.max-values
								    Value: "1.5"
								    Reason: it is no whole number from -2147483648 to 2147483647; it stands in Byte array resource [resource loaded from byte array] - 1:29
								Action: Write a whole number, such as 100."""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"monitored.guard.max-values: \"1.5\" | monitored.guard.max-values | it is no whole number | Write a whole number, such as 100.",
			"monitored.guard.max-values: many | monitored.guard.max-values | it is no whole number | Write a whole number, such as 100.",
			"monitored.guard.max-values: 3000000000 | monitored.guard.max-values | it is no whole number | Write a whole number, such as 100.",
			"monitored.guard.maxLength: 1.0e+99 | monitored.guard.max-length | it is no whole number | Write a whole number, such as 100.",
			"monitored.operation.order: -3000000000 | monitored.operation.order | it is no whole number | Write a whole number, such as 100.",
			"monitored.guard.labels: [ { meter: orders, label: kind, max-values: 0.5 } ] | monitored.guard.labels[0].max-values | it is no whole number | Write a whole number, such as 100.",
			"monitored.lifecycle: cron | monitored.lifecycle | it is none of service, job | Write one of service, job.",
			"monitored.llm.enabled: maybe | monitored.llm.enabled | it is neither true nor false | Write true or false.",
			"monitored.slo.definitions.orders: { signal: db, page: 7 } | monitored.slo.definitions.orders.page | it is neither true nor false | Write true or false.",
			"monitored.llm.prices: [ { model: a, prompt: cheap } ] | monitored.llm.prices[0].prompt | it is no number | Write a number, such as 2.50.",
			"monitored.operation.overrides: [ { name: a, no-error-for: NoSuchOrder } ] | monitored.operation.overrides[0].no-error-for | it is no class of this application | Write the full name of a class, such as java.util.NoSuchElementException." })
	void explainsValuesOfTheWrongType(String yaml, String setting, String reason, String remedy) {
		this.runner.with(MonitoredContext.yaml(yaml))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"A setting of Monitored is invalid:", "Setting: " + setting + System.lineSeparator(),
					"Reason: " + reason, "it stands in Byte array resource", "Action: " + remedy));
	}

	@ParameterizedTest
	@CsvSource({ "monitored.slo.definitions.orders.signal, http",
			"monitored.slo.definitions.orders.signal, HTTP_SERVERS", "monitored.buckets.signals.http, fast" })
	void explainsSignalsThatDoNotExist(String setting, String value) {
		this.runner.withPropertyValues(setting + "=" + value)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: " + setting + System.lineSeparator(), "Reason: there is no signal of that name",
					"Action: Write one of ",
					"operation, http-server, http-client, db, llm, llm-ttft, observation, business, websocket."));
	}

	@ParameterizedTest
	@CsvSource({ "HTTP_SERVER", "http_server", "HttpServer", "http-server" })
	void readsSignalsInEverySpelling(String signal) {
		this.runner.withPropertyValues("monitored.slo.definitions.orders.signal=" + signal,
				"monitored.slo.definitions.orders.availability=99.9%", "monitored.buckets.signals." + signal + "=fast")
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
