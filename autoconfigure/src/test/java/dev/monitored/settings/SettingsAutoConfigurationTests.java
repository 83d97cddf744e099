package dev.monitored.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint.ConfigurationPropertiesBeanDescriptor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import dev.monitored.MonitoredContext;
import dev.monitored.application.ApplicationProperties;
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
								Action: Below 'monitored.' there are: application, buckets, business, clock, dashboard, db, guard, http, lifecycle, llm, log, operation, profiler, runtime, saturation, shutdown, slo, trace, websocket."""));
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
	@MethodSource("unknownKeys")
	void explainsAnUnknownKeyOfAFeatureThatIsOff(String name) {
		this.runner.withPropertyValues(switches().map((property) -> property + "=false").toArray(String[]::new))
			.withPropertyValues(name + "=x")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Settings of Monitored do not exist:", "Setting: " + name));
	}

	@ParameterizedTest
	@MethodSource("unknownKeys")
	void explainsAnUnknownKeyWhereOptionalLibrariesAreMissing(String name) {
		this.runner
			.withClassLoader(new FilteredClassLoader("jakarta.servlet", "reactor", "io.r2dbc", "org.springframework.ai",
					"org.springframework.http", "dev.langchain4j", "com.zaxxer", "org.aspectj"))
			.withPropertyValues(name + "=x")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Settings of Monitored do not exist:", "Setting: " + name));
	}

	static Stream<String> unknownKeys() {
		Stream<String> ofRecords = records().filter((type) -> type != ApplicationProperties.class)
			.map((type) -> prefix(type) + ".nonsense");
		Stream<String> ofLists = Stream.of("monitored.application.nonsense",
				"monitored.operation.overrides[0].nonsense", "monitored.operation.pointcuts[0].nonsense",
				"monitored.slo.definitions.x.nonsense", "monitored.guard.labels[0].nonsense",
				"monitored.llm.prices[0].nonsense", "monitored.llm.spring-ai.nonsense",
				"monitored.http.server.nonsense");
		return Stream.concat(ofRecords, ofLists);
	}

	private static Stream<String> switches() {
		return records()
			.filter((type) -> Arrays.stream(type.getRecordComponents())
				.anyMatch((component) -> component.getName().equals("enabled")))
			.map((type) -> prefix(type) + ".enabled");
	}

	static Stream<Class<?>> records() {
		ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents("dev.monitored")
			.stream()
			.<Class<?>>map((definition) -> ClassUtils
				.resolveClassName(Objects.requireNonNull(definition.getBeanClassName()), null))
			.filter((type) -> prefix(type).startsWith("monitored") && !prefix(type).equals("monitored.test"));
	}

	private static String prefix(Class<?> type) {
		return MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("prefix");
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
					.contains("monitored", "monitored.buckets", "monitored.business", "monitored.clock", "monitored.db",
							"monitored.guard", "monitored.http", "monitored.llm", "monitored.operation",
							"monitored.slo");
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
