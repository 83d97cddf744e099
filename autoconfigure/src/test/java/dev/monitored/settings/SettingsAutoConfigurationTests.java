package dev.monitored.settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SettingsAutoConfiguration}.
 */
class SettingsAutoConfigurationTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void explainsAnUnknownFeature() {
		this.runner.withPropertyValues("monitored.bucket.profiles.x=1ms")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines(
						"""
								A setting of Monitored is invalid:

								    Setting: monitored.bucket.profiles.x
								    Value: "1ms"
								    Reason: there is no setting of that name
								Action: Below 'monitored.' there are: application, buckets, clock, db, guard, http, llm, operation, operations, slo."""));
	}

	@Test
	void explainsAnUnknownKeyOfAFeature() {
		this.runner.withPropertyValues("monitored.operation.tagkeys-=team", "monitored.operation.colour=red")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Settings of Monitored do not exist:", "Setting: monitored.operation.colour", "Value: \"red\"",
					"Correct or remove them.", "- name: OrderService.place"));
	}

	@Test
	void explainsAnUnknownKeyOfAnElement() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  operations:
				    - name: OrderService.place
				      latencies: [ "p95 < 1s" ]
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operations[0].latencies[0]", "Value: \"p95 < 1s\""));
	}

	@Test
	void explainsAKeyThatNeedsBrackets() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  buckets:
				    profiles:
				      gpt-4*: [ 1s, 2s ]
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.buckets.profiles.gpt-4*[0]", "Write the key in brackets and quotes"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored.operation.tag-keys=team", "monitored.operation.tagKeys=team",
			"monitored.operation.tag_keys=team", "monitored.operation.tag-keys[0]=team", "monitored.application=shop",
			"monitored.buckets.profiles.[my.profile]=1ms", "monitored.buckets.profiles.my.profile=1ms" })
	void acceptsEverySpellingThatSpringBinds(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

}
