package dev.monitored.label;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that every setting that takes the key of a label takes it in either spelling.
 */
class LabelSpellingTests {

	private static final String AN_SLO = "monitored.slo.definitions.some.";

	@ParameterizedTest
	@MethodSource("placesAndSpellings")
	void takesEitherSpelling(LabelPlace place, String label) {
		application(place.beans()).with(MonitoredContext.yaml(place.yaml(label))).run((context) -> {
			assertThat(context).hasNotFailed();
			place.check(context);
		});
	}

	static Stream<Arguments> placesAndSpellings() {
		return Arrays.stream(LabelPlace.values())
			.flatMap((place) -> Stream.of(place.label(), place.label().replace('.', '_'))
				.map((label) -> Arguments.of(place, label)));
	}

	@Test
	void takesTheLabelOfAMatchFromAVariableOfTheEnvironment() {
		application()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
						new SystemEnvironmentPropertySource(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
								Map.of("MONITORED_SLO_DEFINITIONS_SOME_MATCH_STREAM_MODE", "streaming"))))
			.withPropertyValues(AN_SLO + "signal=llm", AN_SLO + "availability=99%")
			.run(LabelPlace.MATCH_OF_MODELS::check);
	}

	@Test
	void refusesALabelThatIsMatchedTwice() {
		application()
			.withPropertyValues(AN_SLO + "signal=http-client", AN_SLO + "availability=99%",
					AN_SLO + "match.client.name=localhost", AN_SLO + "match.client_name=example.com")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Reason: the label stands twice: 'client.name' and 'client_name' are one label")
				.contains("Setting: monitored.slo.definitions.some.match.client")
				.contains("Action: Write it once, in either spelling."));
	}

	@Test
	void refusesALabelThatNoCallHasAsItIsWritten() {
		application()
			.withPropertyValues(AN_SLO + "signal=http-client", AN_SLO + "availability=99%",
					AN_SLO + "match.client.kind=localhost")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.slo.definitions.some.match.client.kind",
					"no http-client call has the label 'client.kind'", "Match by one of client.name, method, uri."));
	}

	@ParameterizedTest
	@CsvSource({ "customer.tier, customer_tier", "customer_tier, customer.tier" })
	void refusesATagKeyThatStandsTwice(String first, String second) {
		application().withPropertyValues("monitored.operation.tag-keys=" + first + "," + second)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.tag-keys[1]", "the key stands twice"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "customer.", ".customer", "customer..tier", "customer.tier-1" })
	void refusesATagKeyThatIsNoLabel(String key) {
		application().withPropertyValues("monitored.operation.tag-keys=" + key)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"it is not the name of a label",
					"Write a letter followed by letters, digits, underscores and dots, for example region."));
	}

	@Test
	void refusesATagThatStandsTwice() {
		application()
			.withPropertyValues("monitored.operation.tag-keys=customer.tier",
					"monitored.operation.overrides[0].name=Shop.plain",
					"monitored.operation.overrides[0].tags=customer.tier=a,customer_tier=b")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("the key 'customer_tier' stands twice"));
	}

	@Test
	void refusesTwoLimitsOfOneLabel() {
		application().with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - { meter: shop.orders, label: shop.kind, max-values: 1 }
				  - { meter: shop.orders, label: shop_kind, max-values: 2 }
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.guard.labels[1].label", "Value: \"shop_kind\"",
					"the meter 'shop.orders' has another entry for it"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "customer.tier", "customer_tier" })
	void keepsTheSpellingOfADeclaredTagKey(String declared) {
		application(LabelPlace.Tiers.class).withPropertyValues("monitored.operation.tag-keys=" + declared)
			.run((context) -> {
				context.getBean(LabelPlace.Tiers.class).dotted("gold");
				context.getBean(LabelPlace.Tiers.class).underscored("gold");
				assertThat(context.getBean(MeterRegistry.class).find("operation.duration").timers()).isNotEmpty()
					.allSatisfy((timer) -> assertThat(timer.getId().getTag(declared)).isNotNull());
			});
	}

	private static ApplicationContextRunner application(Class<?>... beans) {
		return MonitoredContext.runner(beans);
	}

}
