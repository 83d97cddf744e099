package dev.monitored.settings;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.buckets.BucketsProperties;
import dev.monitored.slo.SloProperties;
import dev.monitored.slo.SloSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link MapEntryHandler}.
 */
class MapEntryHandlerTests {

	@ParameterizedTest
	@CsvSource({ "slow-orders", "slowOrders", "slow_orders", "SLOW-orders" })
	void aVariableOverridesTheSloThatAFileNames(String name) {
		assertThat(slos(
				Map.of("monitored.slo.definitions." + name + ".signal", "db",
						"monitored.slo.definitions." + name + ".availability", "99%"),
				Map.of("MONITORED_SLO_DEFINITIONS_SLOWORDERS_AVAILABILITY", "98%",
						"MONITORED_SLO_DEFINITIONS_SLOWORDERS_LATENCY_0", "p95 < 1s")))
			.containsOnlyKeys(name)
			.hasEntrySatisfying(name, (slo) -> {
				assertThat(slo.signal()).isEqualTo("db");
				assertThat(slo.availability()).isEqualTo("98%");
				assertThat(slo.latency()).containsExactly("p95 < 1s");
			});
	}

	@Test
	void aVariableMayNameAnSloOfItsOwn() {
		assertThat(slos(Map.of("monitored.slo.definitions.slow-orders.signal", "db"),
				Map.of("MONITORED_SLO_DEFINITIONS_ORDERS_SIGNAL", "db", "monitored_slo_definitions_all_signal", "db")))
			.containsOnlyKeys("slow-orders", "orders", "all");
	}

	@ParameterizedTest
	@MethodSource("profiles")
	void aVariableOverridesTheBucketProfileThatAFileNames(String name, String variable) {
		assertThat(bind(BucketsProperties.class, Map.of("monitored.buckets.profiles." + name, "1ms, 2ms"),
				Map.of("MONITORED_BUCKETS_PROFILES_" + variable, "3ms"))
			.profiles()).containsExactly(entry(name, List.of("3ms")));
	}

	static Stream<Arguments> profiles() {
		return Stream.of("slow-orders", "slowOrders", "slow_orders")
			.flatMap((name) -> Stream.of("SLOWORDERS", "SLOWORDERS_0").map((variable) -> Arguments.of(name, variable)));
	}

	@ParameterizedTest
	@CsvSource({ "slow-orders, SLOW_ORDERS", "slow-orders, SLOW_ORDERS_0", "slow-orders, SLOWORDERS" })
	void aVariableMayHaveUnderscoresForHyphensOfABucketProfile(String name, String variable) {
		assertThat(bind(BucketsProperties.class, Map.of("monitored.buckets.profiles." + name, "1ms, 2ms"),
				Map.of("MONITORED_BUCKETS_PROFILES_" + variable, "3ms"))
			.profiles()).containsExactly(entry(name, List.of("3ms")));
	}

	@Test
	void aVariableOverridesTheProfileOfASignal() {
		assertThat(bind(BucketsProperties.class, Map.of("monitored.buckets.signals.http-server", "fast"),
				Map.of("MONITORED_BUCKETS_SIGNALS_HTTPSERVER", "slow"))
			.signals()).containsExactly(entry("http-server", "slow"));
	}

	@ParameterizedTest
	@CsvSource({ "tenant-id, TENANTID", "tenant-id, TENANT_ID", "client_name, CLIENT_NAME",
			"client.name, CLIENT_NAME" })
	void aVariableOverridesTheLabelThatAFileNames(String label, String variable) {
		assertThat(slos(Map.of("monitored.slo.definitions.some.match." + label, "a"),
				Map.of("MONITORED_SLO_DEFINITIONS_SOME_MATCH_" + variable, "b")))
			.extractingByKey("some", InstanceOfAssertFactories.type(SloSettings.class))
			.satisfies((slo) -> assertThat(slo.match()).containsExactly(entry(label, List.of("b"))));
	}

	@Test
	void whatIsNearerThanTheEnvironmentStillWins() {
		StandardEnvironment environment = environment(Map.of("monitored.buckets.profiles.slow-orders", "1ms"),
				Map.of("MONITORED_BUCKETS_PROFILES_SLOW_ORDERS", "3ms"));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("arguments", Map.of("monitored.buckets.profiles.slow-orders", "2ms")));
		assertThat(Settings.bind(environment, BucketsProperties.class).profiles())
			.containsExactly(entry("slow-orders", List.of("2ms")));
	}

	@Test
	void refusesAVariableThatDoesNotReachANameInBrackets() {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> slos(Map.of("monitored.slo.definitions[slow-orders].signal", "db"),
					Map.of("MONITORED_SLO_DEFINITIONS_SLOWORDERS_AVAILABILITY", "98%")))
			.withMessage(
					"monitored.slo.definitions.sloworders.availability = '98%': it does not override monitored.slo.definitions[slow-orders], which is in brackets; it stands in \"MONITORED_SLO_DEFINITIONS_SLOWORDERS_AVAILABILITY\" from property source \"systemEnvironment\". Write slow-orders without brackets, or the value in a file or in SPRING_APPLICATION_JSON.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sloworders", "slow_orders", "SLOW-ORDERS" })
	void refusesOneNameInTwoSpellingsOfFiles(String other) {
		StandardEnvironment environment = environment(Map.of("monitored.slo.definitions.slow-orders.signal", "db"),
				Map.of());
		environment.getPropertySources()
			.addFirst(new MapPropertySource("other", Map.of("monitored.slo.definitions." + other + ".team", "a")));
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> Settings.bind(environment, SloProperties.class))
			.withMessage(
					"monitored.slo.definitions.slow-orders = (nothing): 'slow-orders' and '%s' are one name, which stands twice: in \"monitored.slo.definitions.slow-orders.signal\" from property source \"file\", and in \"monitored.slo.definitions.%s.team\" from property source \"other\". Write it once."
						.formatted(other, other));
	}

	@Test
	void aNameDoesNotTakeWhatStandsBelowALongerOne() {
		assertThat(bind(BucketsProperties.class,
				Map.of("monitored.buckets.profiles.A", "1ms", "monitored.buckets.profiles[a.b]", "2ms"),
				Map.of("MONITORED_BUCKETS_PROFILES_A", "3ms"))
			.profiles()).containsOnly(entry("A", List.of("3ms")), entry("a.b", List.of("2ms")));
	}

	private static Map<String, SloSettings> slos(Map<String, Object> file, Map<String, Object> variables) {
		return bind(SloProperties.class, file, variables).definitions();
	}

	private static <T> T bind(Class<T> type, Map<String, Object> file, Map<String, Object> variables) {
		return Settings.bind(environment(file, variables), type);
	}

	private static StandardEnvironment environment(Map<String, Object> file, Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		environment.getPropertySources().addLast(new MapPropertySource("file", file));
		return environment;
	}

}
