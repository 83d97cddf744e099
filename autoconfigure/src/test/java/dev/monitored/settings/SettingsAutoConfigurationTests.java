package dev.monitored.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesBeanDescriptor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.OperationProperties;

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
								Action: Below 'monitored.' there are: application, buckets, clock, db, guard, http, llm, operation, slo."""));
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
				  operation:
				    overrides:
				      - name: OrderService.place
				        latencies: [ "p95 < 1s" ]
				"""))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.overrides[0].latencies[0]", "Value: \"p95 < 1s\""));
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
	@ValueSource(strings = { "monitored.clock.corse", "monitored.llm.chunk-gaps", "monitored.operation.orders",
			"monitored.slo.slo.orders.team", "monitored.guard.label", "monitored.buckets.signal.db" })
	void explainsAnUnknownKeyOfAFeatureThatIsOff(String name) {
		this.runner
			.withPropertyValues("monitored.llm.enabled=false", "monitored.operation.enabled=false",
					"monitored.slo.enabled=false", "monitored.guard.enabled=false", name + "=x")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Settings of Monitored do not exist:", "Setting: " + name));
	}

	@Test
	void showsEveryRecordOfPropertiesWithItsOrigins() {
		this.runner
			.withConfiguration(AutoConfigurations.of(EndpointAutoConfiguration.class,
					ConfigurationPropertiesReportEndpointAutoConfiguration.class))
			.withPropertyValues("management.endpoints.web.exposure.include=configprops",
					"management.endpoint.configprops.show-values=always", "monitored.operation.tag-keys=team",
					"monitored.operation.overrides[0].name=pay", "monitored.operation.overrides[0].by-hand=true")
			.run((context) -> {
				Map<String, ConfigurationPropertiesBeanDescriptor> shown = descriptors(context);
				assertThat(shown.values()).extracting(ConfigurationPropertiesBeanDescriptor::getPrefix)
					.contains("monitored", "monitored.buckets", "monitored.clock", "monitored.db", "monitored.guard",
							"monitored.http", "monitored.llm", "monitored.operation", "monitored.slo");
				ConfigurationPropertiesBeanDescriptor operation = Objects
					.requireNonNull(shown.get("monitored.operation-" + OperationProperties.class.getName()));
				assertThat(operation.getProperties()).containsEntry("tagKeys", List.of("team"));
				assertThat(operation.getInputs().get("tagKeys")).asString().contains("origin");
			});
	}

	private static Map<String, ConfigurationPropertiesBeanDescriptor> descriptors(ApplicationContext context) {
		return Objects
			.requireNonNull(context.getBean(ConfigurationPropertiesReportEndpoint.class)
				.configurationProperties()
				.getContexts()
				.get(context.getId()))
			.getBeans();
	}

	@ParameterizedTest
	@ValueSource(strings = { "monitored.operation.tag-keys=team", "monitored.operation.tagKeys=team",
			"monitored.operation.tag_keys=team", "monitored.operation.tag-keys[0]=team", "monitored.application=shop",
			"monitored.buckets.profiles.[my.profile]=1ms", "monitored.buckets.profiles.my.profile=1ms" })
	void acceptsEverySpellingThatSpringBinds(String property) {
		this.runner.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

}
