package dev.monitored.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.MonitoredContext;
import dev.monitored.application.ApplicationAutoConfiguration;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.operation.OperationAutoConfiguration;
import dev.monitored.outcome.OutcomeAutoConfiguration;
import dev.monitored.registry.RegistryAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for renamed settings: old names stop applications, wherever they stand.
 */
class RenamedSettingsTests {

	@TempDir
	Path folder;

	@Test
	void explainsAnOldNameInYaml() throws IOException {
		Path file = write("application.yml", """
				monitored:
				  operations:
				    - name: checkout
				      by-hand: true
				""");
		assertThat(explain(Map.of(), "--spring.config.location=" + file.toUri())).isEqualToNormalizingNewlines(
				"""
						A setting of Monitored is invalid:

						    Setting: monitored.operations[0].name
						    Value: "checkout"
						    Reason: monitored.operations is now monitored.operation.overrides; the old name stands in URL [%s] - 3:13
						Action: Write monitored.operation.overrides[0].name instead."""
					.formatted(file.toUri().toURL()));
	}

	@Test
	void explainsAnOldNameInAPropertiesFile() throws IOException {
		Path file = write("application.properties", "monitored.slo.slos.orders.availability=99.9%");
		assertThat(explain(Map.of(), "--spring.config.location=" + file.toUri())).isEqualToNormalizingNewlines("""
				A setting of Monitored is invalid:

				    Setting: monitored.slo.slos.orders.availability
				    Value: "99.9%%"
				    Reason: monitored.slo.slos is now monitored.slo.definitions; the old name stands in URL [%s] - 1:40
				Action: Write monitored.slo.definitions.orders.availability instead."""
			.formatted(file.toUri().toURL()));
	}

	@Test
	void explainsAnOldNameOnTheCommandLine() {
		assertThat(explain(Map.of(), "--monitored.slo.slos.orders.signal=operation")).isEqualToNormalizingNewlines(
				"""
						A setting of Monitored is invalid:

						    Setting: monitored.slo.slos.orders.signal
						    Value: "operation"
						    Reason: monitored.slo.slos is now monitored.slo.definitions; the old name stands in "monitored.slo.slos.orders.signal" from property source "commandLineArgs"
						Action: Write monitored.slo.definitions.orders.signal instead.""");
	}

	@Test
	void explainsAnOldNameInAVariableOfTheEnvironment() {
		assertThat(explain(Map.of("MONITORED_OPERATIONS_0_NAME", "checkout"))).isEqualToNormalizingNewlines(
				"""
						A setting of Monitored is invalid:

						    Setting: monitored.operations[0].name
						    Value: "checkout"
						    Reason: monitored.operations is now monitored.operation.overrides; the old name stands in System Environment Property "MONITORED_OPERATIONS_0_NAME"
						Action: Write MONITORED_OPERATION_OVERRIDES_0_NAME instead.""");
	}

	@Test
	void explainsAnOldNameInASystemProperty() {
		System.setProperty("monitored.operations[0].name", "checkout");
		try {
			assertThat(explain(Map.of())).contains("Setting: monitored.operations[0].name",
					"from property source \"systemProperties\"",
					"Action: Write monitored.operation.overrides[0].name instead.");
		}
		finally {
			System.clearProperty("monitored.operations[0].name");
		}
	}

	@ParameterizedTest
	@CsvSource({ "MONITORED_SLO_SLOS_ORDERS_AVAILABILITY, MONITORED_SLO_DEFINITIONS_ORDERS_AVAILABILITY",
			"MONITORED_SLO_SLOS_ORDERS_MIN_RATE, MONITORED_SLO_DEFINITIONS_ORDERS_MIN_RATE",
			"MONITORED_SLO_SLOS_ORDERS_MATCH_URI, MONITORED_SLO_DEFINITIONS_ORDERS_MATCH_URI",
			"MONITORED_SLO_SLOS_ORDERS_LATENCY_0, MONITORED_SLO_DEFINITIONS_ORDERS_LATENCY_0",
			"monitored_slo_slos_orders_page, MONITORED_SLO_DEFINITIONS_ORDERS_PAGE",
			"MONITORED_OPERATIONS_12_BYHAND, MONITORED_OPERATION_OVERRIDES_12_BYHAND",
			"MONITORED_OPERATIONS_0_NOERRORFOR_0, MONITORED_OPERATION_OVERRIDES_0_NOERRORFOR_0",
			"MONITORED_OPERATIONS_0_LATENCY_1, MONITORED_OPERATION_OVERRIDES_0_LATENCY_1" })
	void knowsOldNamesOfVariables(String variable, String replacement) {
		assertThat(explain(Map.of(variable, "1"))).contains("System Environment Property \"" + variable + "\"",
				"Action: Write " + replacement + " instead.");
	}

	@ParameterizedTest
	@CsvSource({ "MONITORED_SLO_SLOS_ORDERS_API_MINRATE, monitored.slo.definitions.orders-api.min-rate",
			"MONITORED_SLO_SLOS_ORDERS_API_MIN_RATE, monitored.slo.definitions.orders-api.min-rate",
			"MONITORED_SLO_SLOS_ORDERS_2_SIGNAL, monitored.slo.definitions.orders-2.signal",
			"MONITORED_SLO_SLOS_ALL_THE_ORDERS_MATCH_CLIENT_NAME, monitored.slo.definitions.all-the-orders.match.client.name",
			"MONITORED_SLO_SLOS_ORDERS_API_LATENCY_0, monitored.slo.definitions.orders-api.latency[0]" })
	void knowsNamesThatNoVariableCanHave(String variable, String replacement) {
		assertThat(explain(Map.of(variable, "1")))
			.contains("System Environment Property \"" + variable + "\"", "Action: Write " + replacement
					+ " in a file or in SPRING_APPLICATION_JSON. No variable can have this name, because the name of an SLO is one word there.");
	}

	@ParameterizedTest
	@CsvSource({ "monitored.Operations[0].name, monitored.operation.overrides[0].name",
			"monitored.operations[0].byHand, monitored.operation.overrides[0].byHand",
			"monitored.operations[0].by_hand, monitored.operation.overrides[0].by_hand",
			"monitored.operations, monitored.operation.overrides",
			"monitored.slo.SLOS.orders.signal, monitored.slo.definitions.orders.signal",
			"monitored.slo.slos, monitored.slo.definitions",
			"monitored.slo.s-l-o-s.orders.minRate, monitored.slo.definitions.orders.minRate",
			"monitored.slo.slos[orders].signal, monitored.slo.definitions[orders].signal" })
	void knowsRelaxedSpellings(String property, String replacement) {
		assertThat(explain(Map.of(), "--" + property + "=1")).contains("the old name stands in",
				"Action: Write " + replacement + " instead.");
	}

	@Test
	void explainsTheOldNameBeforeWhatItLacks() {
		assertThat(explain(Map.of(), "--monitored.slo.slos.orders.colour=red", "--monitored.bucket=1"))
			.contains("Action: Write monitored.slo.definitions.orders.colour instead.");
	}

	@Test
	void explainsAnOldNameOfAFeatureThatIsOff() {
		assertThat(explain(Map.of(), "--monitored.slo.enabled=false", "--monitored.slo.slos.orders.signal=operation"))
			.contains("Action: Write monitored.slo.definitions.orders.signal instead.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "MONITORED_OPERATIONS", "MONITORED_OPERATIONS_PORT", "MONITORED_OPERATIONS_PORT_80_TCP",
			"MONITORED_OPERATIONS_PORT_80_TCP_ADDR", "MONITORED_OPERATIONS_SERVICE_HOST",
			"MONITORED_OPERATIONS_SERVICE_PORT_HTTP", "MONITORED_OPERATIONS_0_SERVICE_HOST",
			"MONITORED_SLO_SLOS_SERVICE_HOST", "MONITORED_SLO_SLOS_PORT_80_TCP_PROTO", "MONITORED_SLO_SLOS" })
	void leavesVariablesOfServicesAlone(String variable) {
		assertThat(start(Map.of(variable, "tcp://10.0.0.1:80"))).isNull();
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(this.folder.resolve(name), text);
	}

	private static String explain(Map<String, Object> variables, String... arguments) {
		return MonitoredContext.explain(start(variables, arguments));
	}

	private static @Nullable Throwable start(Map<String, Object> variables, String... arguments) {
		SpringApplication application = new SpringApplication(Shop.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		application.setEnvironment(environment(variables));
		try {
			application.run(arguments).close();
			return null;
		}
		catch (RuntimeException ex) {
			return ex;
		}
	}

	private static StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		return environment;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ ApplicationAutoConfiguration.class, BucketsAutoConfiguration.class,
			GuardAutoConfiguration.class, OperationAutoConfiguration.class, OutcomeAutoConfiguration.class,
			RegistryAutoConfiguration.class, SettingsAutoConfiguration.class, SloAutoConfiguration.class })
	static class Shop {

	}

}
