package dev.monitored.early;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.micrometer.core.instrument.config.MeterFilter;
import org.aopalliance.aop.Advice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the beans of an application are created when and as they would be without
 * Monitored.
 */
class EarlyBeansTests {

	private static final List<Class<?>> EARLY = List.of(BeanFactoryPostProcessor.class, BeanPostProcessor.class,
			Advisor.class, Advice.class, MeterFilter.class);

	@ParameterizedTest
	@MethodSource("kinds")
	void createsTheBeansOfTheApplicationAsWithoutUs(Class<?> kind) {
		try (StartedApplication plain = StartedApplication.plain(kind, Shop.class).start();
				StartedApplication monitored = StartedApplication.monitored(kind, Shop.class).start()) {
			assertThat(plain.failure()).isNull();
			assertThat(monitored.failure()).isNull();
			assertThat(ofApplication(monitored.createdEarly())).isEqualTo(ofApplication(plain.createdEarly()));
			assertThat(ofApplication(monitored.created())).isEqualTo(ofApplication(plain.created()));
			assertThat(monitored.warnings()).isEqualTo(plain.warnings());
			assertThat(isCached(monitored)).isEqualTo(isCached(plain));
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { NeededBeans.BindHandlerAdvisors.class, NeededBeans.Components.class,
			NeededFactories.ConverterFactories.class, NeededBeans.Meters.class, NeededFactories.RawFactories.class })
	void createsNoMoreThanOurBeansInABuild(Class<?> kind) {
		try (StartedApplication plain = StartedApplication.plain(kind, Shop.class).process();
				StartedApplication monitored = StartedApplication.monitored(kind, Shop.class).process()) {
			assertThat(plain.failure()).isNull();
			assertThat(monitored.failure()).isNull();
			assertThat(monitored.created()).filteredOn((name) -> !monitored.isOurs(name)).isEqualTo(plain.created());
			assertThat(monitored.warnings()).isEqualTo(plain.warnings());
		}
	}

	@Test
	void fillsFieldsWithValues() {
		try (StartedApplication monitored = StartedApplication.monitored(NeededBeans.Values.class, Shop.class)
			.start()) {
			assertThat(monitored.bean(NeededConverters.ValueConverter.class).millis()).isEqualTo(7);
		}
	}

	@Test
	void createsOnlyOurBeansBeforeAllPostProcessorsExist() {
		try (StartedApplication plain = StartedApplication.plain(Shop.class).start();
				StartedApplication monitored = StartedApplication.monitored(Shop.class).start()) {
			assertThat(monitored.createdEarly()).isNotEmpty()
				.filteredOn((name) -> !monitored.isOurs(name))
				.containsExactlyInAnyOrderElementsOf(plain.createdEarly());
		}
	}

	@Test
	void needsOnlyOurBeansForWhatSpringCreatesEarly() {
		try (StartedApplication monitored = StartedApplication.monitored(Shop.class).start()) {
			assertThat(neededEarly(monitored)).hasSizeGreaterThan(20)
				.allSatisfy((name) -> assertThat(monitored.isOurs(name) || "environment".equals(name)).isTrue())
				.noneSatisfy((name) -> assertThat(isRecordOfProperties(monitored, name)).isTrue());
		}
	}

	@Test
	void createsNoRecordOfPropertiesUnlessItIsAskedFor() {
		try (StartedApplication monitored = StartedApplication.monitored(Shop.class).start()) {
			assertThat(monitored.beanFactory().getBeanNamesForAnnotation(ConfigurationProperties.class))
				.filteredOn(monitored::isOurs)
				.hasSizeGreaterThan(8)
				.doesNotContainAnyElementsOf(monitored.created());
		}
	}

	static Stream<Class<?>> kinds() {
		return NeededBeans.kinds();
	}

	private static List<String> ofApplication(List<String> names) {
		return names.stream().filter((name) -> name.startsWith(NeededBeans.PREFIX)).toList();
	}

	private static boolean isCached(StartedApplication application) {
		Rates rates = application.bean(Rates.class);
		return rates.next() == rates.next();
	}

	private static Set<String> neededEarly(StartedApplication application) {
		Set<String> needed = new LinkedHashSet<>();
		Deque<String> next = new ArrayDeque<>(ourEarlyBeans(application));
		while (!next.isEmpty()) {
			String name = next.remove();
			if (needed.add(name)) {
				next.addAll(List.of(application.beanFactory().getDependenciesForBean(name)));
			}
		}
		return needed;
	}

	private static List<String> ourEarlyBeans(StartedApplication application) {
		return EARLY.stream()
			.flatMap((type) -> Stream.of(application.beanFactory().getBeanNamesForType(type)))
			.filter(application::isOurs)
			.toList();
	}

	private static boolean isRecordOfProperties(StartedApplication application, String name) {
		return application.beanFactory().findAnnotationOnBean(name, ConfigurationProperties.class) != null;
	}

	/**
	 * An application with a cache and all that Monitored measures.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	@Import({ Rates.class, Stores.class })
	static class Shop {

		@Bean
		CacheManager cacheManager() {
			return new ConcurrentMapCacheManager();
		}

	}

}
