package dev.monitored.settings;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingShapesCheck}: settings that are written as something else than
 * they are: as a text, a list or a group of settings.
 */
class SettingShapesCheckTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void explainsATextWhereAGroupOfSettingsIsExpected() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  llm: false
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines(
						"""
								A setting of Monitored is invalid:

								    Setting: monitored.llm
								    Value: "false"
								    Reason: it is a group of settings and has no value of its own; it stands in Byte array resource [resource loaded from byte array] - 2:8
								Action: Write monitored.llm.enabled=false instead."""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"monitored.llm: off | monitored.llm | Write monitored.llm.enabled=false instead.",
			"monitored.http: no | monitored.http | Write monitored.http.enabled=false instead.",
			"monitored.slo: true | monitored.slo | Write monitored.slo.enabled=true instead.",
			"Monitored.SLO: on | monitored.slo | Write monitored.slo.enabled=true instead.",
			"monitored.clock: coarse | monitored.clock | Write monitored.clock.coarse=true instead.",
			"monitored.clock: true | monitored.clock | Write its settings below it: monitored.clock.coarse.",
			"monitored.buckets: fast | monitored.buckets | Write its settings below it: monitored.buckets.profiles, monitored.buckets.signals.",
			"monitored.http.server: /health | monitored.http.server | Write its settings below it: monitored.http.server.actuator, monitored.http.server.ignored.",
			"monitored.llm.spring-ai: false | monitored.llm.spring-ai | Write monitored.llm.spring-ai.enabled=false instead.",
			"monitored.llm.springAi: decorate-models | monitored.llm.spring-ai | Write monitored.llm.spring-ai.decorate-models=true instead.",
			"monitored: false | monitored | Write its settings below it",
			"monitored.slo.definitions.orders: 99.9% | monitored.slo.definitions.orders | Write its settings below it: monitored.slo.definitions.orders.signal",
			"monitored.operation.overrides: [ checkout ] | monitored.operation.overrides[0] | Write its settings below it: monitored.operation.overrides[0].name",
			"monitored.llm: [ false ] | monitored.llm[0] | Write its settings below it: monitored.llm.enabled",
			"monitored.slo: { enabled: true, definitions: [ { signal: db } ] } | monitored.slo.definitions[0] | Write a name instead of the hyphen, as in monitored.slo.definitions.name.signal.",
			"monitored.buckets.profiles: [ 1ms, 2ms ] | monitored.buckets.profiles[0] | Write a name instead of the hyphen, as in monitored.buckets.profiles.name.",
			"monitored.slo.definitions: orders | monitored.slo.definitions | Write its entries below it, as in monitored.slo.definitions.name.signal.",
			"monitored.buckets.signals: fast | monitored.buckets.signals | Write its entries below it, as in monitored.buckets.signals.name.",
			"monitored.guard.labels: uri | monitored.guard.labels | Write a list of entries, as in monitored.guard.labels[0].meter.",
			"monitored.guard.labels: { meter: orders } | monitored.guard.labels.meter | Write a list of entries, as in monitored.guard.labels[0].meter.",
			"monitored.operation.tag-keys: { region: eu } | monitored.operation.tag-keys.region | Write a list of values, as in monitored.operation.tag-keys[0].",
			"monitored.application: [ a, b ] | monitored.application[0] | Write one value: monitored.application=a.",
			"monitored.guard.max-values: [ 5 ] | monitored.guard.max-values[0] | Write one value: monitored.guard.max-values=5.",
			"monitored.llm.prices: [ { model: [ a ] } ] | monitored.llm.prices[0].model[0] | Write one value: monitored.llm.prices[0].model=a." })
	void explainsTheWrongShape(String yaml, String setting, String remedy) {
		this.runner.with(MonitoredContext.yaml(yaml))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"A setting of Monitored is invalid:", "Setting: " + setting + System.lineSeparator(),
					"it stands in Byte array resource [resource loaded from byte array] - 1:", "Action: " + remedy));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored:", "monitored.llm:", "monitored.llm: {}", "monitored.slo.definitions:",
			"monitored.slo.definitions: {}", "monitored.guard.labels: []", "monitored.operation.overrides:",
			"monitored.buckets: { profiles: { checkout: 50ms } }", "monitored.operation.tag-keys: region, tenant",
			"monitored.buckets.signals: { http-server: fast }", "monitored.llm.spring-ai:" })
	void acceptsWhatSaysNothingAndListsInOneText(String yaml) {
		this.runner.with(MonitoredContext.yaml(yaml)).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "Monitored.nonsense", "MONITORED.nonsense", "mon-itored.nonsense", "Monitored.Nonsense.x" })
	void explainsAnUnknownFeatureInAnySpelling(String name) {
		this.runner.withPropertyValues(name + "=x")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: " + name, "there is no setting of that name", "Below 'monitored.' there are:"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "MONITORED_LLM | false | Write MONITORED_LLM_ENABLED=false instead.",
					"MONITORED_HTTP | off | Write MONITORED_HTTP_ENABLED=false instead.",
					"MONITORED_CLOCK | coarse | Write MONITORED_CLOCK_COARSE=true instead.",
					"MONITORED_APPLICATION_0 | shop | Write one value: MONITORED_APPLICATION=shop." })
	void explainsVariablesOfTheEnvironment(String variable, String value, String remedy) {
		this.runner.withInitializer((context) -> variable(context.getEnvironment(), variable, value))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("it stands in \"" + variable + "\" from property source", "Action: " + remedy));
	}

	@ParameterizedTest
	@CsvSource({ "MONITORED_SLO_DEFINITIONS_ORDERS_API_SIGNAL, monitored.slo.definitions.orders-api.signal",
			"MONITORED_SLO_DEFINITIONS_ALL_THE_ORDERS_LATENCY_0, monitored.slo.definitions.all-the-orders.latency[0]",
			"MONITORED_SLO_DEFINITIONS_ORDERS_2_MATCH_CLIENT_NAME, monitored.slo.definitions.orders-2.match.client.name" })
	void explainsNamesThatNoVariableCanHave(String variable, String replacement) {
		this.runner.withInitializer((context) -> variable(context.getEnvironment(), variable, "x"))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"the name of an entry has several words", "it stands in \"" + variable + "\" from property source",
					"Action: Write " + replacement
							+ " in a file or in SPRING_APPLICATION_JSON. No variable can have this name,"));
	}

	@ParameterizedTest
	@CsvSource({ "MONITORED, true", "MONITORED_LLM, tcp://10.0.0.1:80", "MONITORED_LLM_PORT, tcp://10.0.0.1:80",
			"MONITORED_SLO_SERVICE_HOST, 10.0.0.1", "MONITORED_APPLICATION_PORT_80_TCP, tcp://10.0.0.1:80" })
	void leavesVariablesOfServicesAlone(String variable, String value) {
		this.runner.withInitializer((context) -> variable(context.getEnvironment(), variable, value))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void variable(ConfigurableEnvironment environment, String name, String value) {
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
	}

}
