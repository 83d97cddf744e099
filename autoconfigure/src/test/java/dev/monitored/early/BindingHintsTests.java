package dev.monitored.early;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

import dev.monitored.operation.declaration.OperationSettings;
import dev.monitored.slo.SloSettings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a native image can bind every record of properties.
 */
class BindingHintsTests {

	@Test
	void everyRecordHasHints() {
		try (StartedApplication application = StartedApplication.monitored(EarlyBeansTests.Shop.class).process()) {
			assertThat(application.failure()).isNull();
			assertThat(records()).contains(OperationSettings.class, SloSettings.class)
				.allSatisfy((type) -> assertThat(isHinted(type, application.hints())).as(type.getName()).isTrue());
		}
	}

	private static boolean isHinted(Class<?> type, RuntimeHints hints) {
		return RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(type.getDeclaredConstructors()[0])
			.test(hints);
	}

	/**
	 * Returns the records of all features, which are public, unlike those of tests, and
	 * not in the test support.
	 */
	private static Set<Class<?>> records() {
		ClassPathScanningCandidateComponentProvider provider = new ClassPathScanningCandidateComponentProvider(false);
		provider.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		provider.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile("dev\\.monitored\\.test\\..*")));
		Set<Class<?>> records = new LinkedHashSet<>();
		provider.findCandidateComponents("dev.monitored")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
			.filter((type) -> Modifier.isPublic(type.getModifiers()))
			.forEach((type) -> add(ResolvableType.forClass(type), records));
		return records;
	}

	/**
	 * Adds a record, and the records that its components or their elements are.
	 */
	private static void add(ResolvableType type, Set<Class<?>> records) {
		Class<?> resolved = type.toClass();
		Stream.of(type.getGenerics()).forEach((generic) -> add(generic, records));
		if (resolved.isRecord() && records.add(resolved)) {
			Arrays.stream(resolved.getRecordComponents())
				.map(RecordComponent::getGenericType)
				.forEach((component) -> add(ResolvableType.forType(component), records));
		}
	}

}
