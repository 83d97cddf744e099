package dev.monitored.business;

import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;

import dev.monitored.MonitoredContext;
import dev.monitored.business.bean.DeclaredInterfaces;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is wrong with meter interfaces, and how it is said. Each wrong one has
 * its text with it.
 */
class WrongMeterTests {

	static Stream<Class<?>> wrong() {
		return Stream.of(WrongMethods.class, WrongNames.class, WrongLabels.class, WrongBuckets.class)
			.flatMap((types) -> Arrays.stream(types.getDeclaredClasses()))
			.filter((type) -> type.isAnnotationPresent(Explained.class));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void explainsWhatIsWrong(Class<?> type) {
		Explained explained = type.getAnnotation(Explained.class);
		String value = explained.value();
		runner(type).run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
			.isEqualToNormalizingNewlines("""
					A setting of Monitored is invalid:

					    Setting: %s
					    Value: %s
					    Reason: %s
					Action: %s""".formatted(explained.setting(),
					value.equals(Explained.NOTHING) ? value : "\"" + value + "\"", explained.reason(),
					explained.remedy())));
	}

	@Test
	void knowsMoreThanThirtyMistakes() {
		assertThat(wrong()).hasSizeGreaterThan(30);
	}

	@Test
	void explainsItWhenTurnedOffToo() {
		runner(WrongLabels.Unlimited.class).withPropertyValues("monitored.business.enabled=false")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("can have any String as a value"));
	}

	@Test
	void takesATextThatTheSettingsLimit() {
		runner(WrongLabels.Unlimited.class)
			.withPropertyValues("monitored.guard.labels[0].meter=orders.sold",
					"monitored.guard.labels[0].label=country", "monitored.guard.labels[0].max-values=3")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static ApplicationContextRunner runner(Class<?> type) {
		return MonitoredContext.runner()
			.withInitializer((context) -> DeclaredInterfaces.add((GenericApplicationContext) context, type));
	}

}
