package dev.monitored.guard;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LabelLimits}.
 */
class LabelLimitsTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void oneLabelOfOneMeterHasItsOwnLimit() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  guard:
				    max-values: 3
				    labels:
				      - meter: shop.orders
				        label: customer.kind
				        max-values: 1
				""")).run((context) -> {
			LabelGuard guard = context.getBean(LabelGuard.class);
			assertThat(kept(guard.label("shop.orders", "customer.kind"))).containsExactly("v0");
			assertThat(kept(guard.label("shop.orders", "region"))).containsExactly("v0", "v1", "v2");
			assertThat(kept(guard.label("shop.returns", "customer.kind"))).containsExactly("v0", "v1", "v2");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "http-client.client.name", "http-client.client_name" })
	void aLabelThatSlosMatchByHasItsOwnLimit(String label) {
		this.runner
			.withPropertyValues("monitored.guard.labels[0].meter=slo.events",
					"monitored.guard.labels[0].label=" + label, "monitored.guard.labels[0].max-values=1")
			.run((context) -> {
				LabelGuard guard = context.getBean(LabelGuard.class);
				BoundedLabel bounded = guard.label("slo.events", "http-client.client.name");
				assertThat(kept(bounded)).containsExactly("v0");
				assertThat(guard.label("slo.events", "http-client.client_name")).isSameAs(bounded);
				assertThat(guard.uses()).extracting(LabelUse::label).contains("http-client.client_name");
			});
	}

	@Test
	void spellingsOfALabelShareOneGuard() {
		this.runner.run((context) -> {
			LabelGuard guard = context.getBean(LabelGuard.class);
			assertThat(guard.label("shop.orders", "customer.kind"))
				.isSameAs(guard.label("shop.orders", "customer_kind"));
		});
	}

	@Test
	void allowedValuesTakeNothingOfTheLimit() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  guard:
				    max-values: 1
				    labels:
				      - meter: shop.orders
				        label: kind
				        allow: [ v7, v8 ]
				""")).run((context) -> {
			BoundedLabel label = context.getBean(LabelGuard.class).label("shop.orders", "kind");
			assertThat(kept(label)).containsExactly("v0", "v7", "v8");
		});
	}

	@Test
	void keepsOnlyWhatIsAllowed() {
		this.runner.with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - meter: shop.orders
				    label: kind
				    max-values: 0
				    allow: [ v7, v8 ]
				""")).run((context) -> {
			BoundedLabel label = context.getBean(LabelGuard.class).label("shop.orders", "kind");
			assertThat(kept(label)).containsExactly("v7", "v8");
			assertThat(label.admit(null)).isEqualTo("_none");
		});
	}

	@Test
	void routesThatSpringWritesTakeNothingOfTheLimit() {
		this.runner
			.withPropertyValues("monitored.guard.max-values=1",
					"management.observations.http.client.requests.name=calls")
			.run((context) -> {
				LabelGuard guard = context.getBean(LabelGuard.class);
				assertThat(kept(guard.label("http.server.requests", "uri"), "UNKNOWN", "NOT_FOUND", "/**", "a", "b"))
					.containsExactly("UNKNOWN", "NOT_FOUND", "/**", "a");
				assertThat(kept(guard.label("calls", "uri"), "none", "a", "b")).containsExactly("none", "a");
			});
	}

	@Test
	void methodsAreThoseOfHttpWhateverTheLimit() {
		this.runner.run((context) -> {
			LabelGuard guard = context.getBean(LabelGuard.class);
			assertThat(kept(guard.label("http.client.requests", "method"), "GET", "PATCH", "PURGE", "get"))
				.containsExactly("GET", "PATCH");
			assertThat(kept(guard.label("shop.orders", "method"), "GET", "PURGE")).containsExactly("GET", "PURGE");
		});
		this.runner.with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - { meter: http.client.requests, label: method, allow: [ PURGE ] }
				""")).run((context) -> {
			LabelGuard guard = context.getBean(LabelGuard.class);
			assertThat(kept(guard.label("http.client.requests", "method"), "GET", "PURGE", "COPY"))
				.containsExactly("GET", "PURGE");
		});
	}

	@Test
	void aLimitForBootLeavesRoomForWhatSpringAndTheGuardWrite() {
		this.runner
			.withPropertyValues("management.metrics.web.server.maxUriTags=12",
					"management.metrics.web.client.max-uri-tags=3")
			.with(MonitoredContext.yaml("""
					monitored.guard.labels:
					  - { meter: http.client.requests, label: uri, max-values: 2 }
					"""))
			.run((context) -> {
				LabelGuard guard = context.getBean(LabelGuard.class);
				assertThat(kept(guard.label("http.server.requests", "uri"))).hasSize(5);
				assertThat(kept(guard.label("http.server.requests", "method"))).hasSize(10);
				assertThat(kept(guard.label("http.client.requests", "uri"))).hasSize(2);
			});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"monitored.guard.max-values=0 | monitored.guard.max-values | \"0\" | a label has from 1 to 100000 values | Write a number of 1 or more, for example 100.",
			"monitored.guard.max-values=100001 | monitored.guard.max-values | \"100001\" | a label has from 1 to 100000 values | Write a number of 1 or more, for example 100.",
			"monitored.guard.labels[0].label=uri | monitored.guard.labels[0].meter | (nothing) | it has no name | Write a name as in Micrometer, for example http.server.requests.",
			"monitored.guard.labels[0].meter=orders | monitored.guard.labels[0].label | (nothing) | it has no name | Write a name as in Micrometer, for example uri.",
			"monitored.guard.labels[0].meter=orders,monitored.guard.labels[0].label=kind | monitored.guard.labels[0].max-values | (nothing) | the entry says nothing about its label | Write max-values, allow, or both.",
			"monitored.guard.labels[0].meter=orders,monitored.guard.labels[0].label=kind,monitored.guard.labels[0].max-values=0 | monitored.guard.labels[0].max-values | \"0\" | a label has from 1 to 100000 values | Write a number of 1 or more, for example 100.",
			"monitored.guard.labels[0].meter=orders,monitored.guard.labels[0].label=kind,monitored.guard.labels[0].allow=a,monitored.guard.labels[0].max-values=-1 | monitored.guard.labels[0].max-values | \"-1\" | a label has from 0 to 100000 values | Write a number, for example 100; 0 keeps only what is allowed.",
			"monitored.guard.forbidden-labels[0]=_ | monitored.guard.forbidden-labels | \"_\" | a label key has letters or digits | Write a key such as user_id." })
	void explainsWhatMakesNoSense(String settings, String setting, String value, String reason, String remedy) {
		this.runner.withPropertyValues(settings.split(","))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines("""
						A setting of Monitored is invalid:

						    Setting: %s
						    Value: %s
						    Reason: %s
						Action: %s""".formatted(setting, value, reason, remedy)));
	}

	@Test
	void explainsASecondEntryOfALabel() {
		this.runner.with(MonitoredContext.yaml("""
				monitored.guard.labels:
				  - { meter: orders, label: kind, max-values: 5 }
				  - { meter: orders, label: kind, allow: [ a ] }
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.guard.labels[1].label", "the meter 'orders' has another entry for it",
					"Write one entry for each label of a meter."));
	}

	@Test
	void explainsAnUnknownKeyOfAnEntry() {
		this.runner.withPropertyValues("monitored.guard.labels[0].maximum=5")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.guard.labels[0].maximum"));
	}

	private static List<String> kept(BoundedLabel label, String... values) {
		String[] tried = (values.length > 0) ? values
				: new String[] { "v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8", "v9" };
		return List.of(tried).stream().filter((value) -> label.admit(value).equals(value)).toList();
	}

}
