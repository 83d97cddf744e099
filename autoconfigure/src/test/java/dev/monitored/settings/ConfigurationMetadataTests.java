package dev.monitored.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.ParseContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.mail.MailSignals;
import dev.monitored.operation.declaration.OperationSettings;
import dev.monitored.operation.declaration.PointcutSettings;
import dev.monitored.slo.KnownSignals;
import dev.monitored.slo.Signal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the generated configuration metadata.
 */
class ConfigurationMetadataTests {

	private static final ParseContext JSON = JsonPath
		.using(Configuration.defaultConfiguration().addOptions(Option.SUPPRESS_EXCEPTIONS));

	private static final String LOCATION = "classpath*:META-INF/spring-configuration-metadata.json";

	@Test
	void propertiesOfEveryFeatureAreThere() {
		assertThat(properties().map(ConfigurationMetadataTests::name)).contains("monitored.application",
				"monitored.buckets.profiles", "monitored.clock.coarse", "monitored.guard.max-values",
				"monitored.operation.enabled", "monitored.operation.overrides", "monitored.slo.enabled",
				"monitored.slo.definitions");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyIsDescribedBySentences(Map<String, Object> property) {
		assertThat(property.get("description")).as(name(property)).asString().isNotBlank().endsWith(".");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyHasAType(Map<String, Object> property) {
		assertThat(property.get("type")).as(name(property)).asString().isNotBlank();
	}

	@Test
	void listsNameTheTypeOfTheirElements() {
		assertThat(property("monitored.operation.overrides").get("type")).isEqualTo(listOf(OperationSettings.class));
		assertThat(property("monitored.operation.pointcuts").get("type")).isEqualTo(listOf(PointcutSettings.class));
	}

	@ParameterizedTest
	@CsvSource({ "monitored.operations, monitored.operation.overrides",
			"monitored.slo.slos, monitored.slo.definitions" })
	void namesWhatReplacesAnOldName(String oldName, String newName) {
		assertThat(property(oldName).get("type")).isEqualTo(property(newName).get("type"));
		assertThat(property(oldName).get("description")).isEqualTo(property(newName).get("description"));
		assertThat(property(oldName).get("deprecation")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsEntry("level", "error")
			.containsEntry("replacement", newName);
	}

	@ParameterizedTest
	@MethodSource("hints")
	void everyHintBelongsToAProperty(Map<String, Object> hint) {
		String owner = name(hint).replaceAll("\\.(keys|values)$", "");
		assertThat(properties().map(ConfigurationMetadataTests::name)).contains(owner);
	}

	@Test
	void everySignalIsHinted() {
		assertThat(values("monitored.buckets.signals.keys")).containsExactlyElementsOf(KnownSignals.all()
			.stream()
			.filter((signal) -> !signal.equals(MailSignals.MAIL))
			.map(Signal::id)
			.toList());
	}

	@Test
	void everyHintedBucketProfileIsBuiltIn() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(BucketsAutoConfiguration.class))
			.run((context) -> {
				BucketProfileCatalog profiles = context.getBean(BucketProfileCatalog.class);
				assertThat(values("monitored.buckets.signals.values")).isNotEmpty()
					.allSatisfy((name) -> assertThat(profiles.get(name, "hint")).isNotNull());
			});
	}

	static Stream<Map<String, Object>> properties() {
		return items("properties").filter((property) -> name(property).startsWith("monitored."));
	}

	static Stream<Map<String, Object>> hints() {
		return items("hints").filter((hint) -> name(hint).startsWith("monitored."));
	}

	private static Map<String, Object> property(String name) {
		return properties().filter((property) -> name(property).equals(name)).findFirst().orElseThrow();
	}

	private static List<String> values(String hint) {
		return hints().filter((candidate) -> name(candidate).equals(hint))
			.flatMap((found) -> JsonPath.<List<String>>read(found, "$.values[*].value").stream())
			.toList();
	}

	private static String name(Map<String, Object> item) {
		return String.valueOf(item.get("name"));
	}

	private static String listOf(Class<?> element) {
		return "java.util.List<" + element.getName() + ">";
	}

	private static Stream<Map<String, Object>> items(String section) {
		try {
			return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(LOCATION))
				.flatMap((metadata) -> items(metadata, section));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<Map<String, Object>> items(Resource metadata, String section) {
		try (InputStream stream = metadata.getInputStream()) {
			List<Map<String, Object>> items = JSON.parse(stream).read("$." + section + "[*]");
			return items.stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
