package dev.monitored;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.slo.Signal;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records that write out {@code equals} and {@code hashCode} compare all of their
 * components.
 */
class WrittenEqualityTests {

	private static final Map<Class<?>, List<?>> VALUES = Map.of(String.class, List.of("a", "b"), Signal.class,
			List.of(Signal.of("a", "a"), Signal.of("b", "b")), Map.class, List.of(Map.of("a", "a"), Map.of("a", "b")));

	@ParameterizedTest
	@ValueSource(strings = { "dev.monitored.cause.Cause", "dev.monitored.http.exchange.ExchangeLabels",
			"dev.monitored.catalog.MatchedSlos$CallLabels" })
	void compareEachComponent(String name) throws ReflectiveOperationException {
		Class<?> type = Class.forName(name);
		Class<?>[] components = Arrays.stream(type.getRecordComponents())
			.map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		Constructor<?> constructor = type.getDeclaredConstructor(components);
		constructor.setAccessible(true);
		Object record = constructor.newInstance(arguments(components, -1));
		assertThat(constructor.newInstance(arguments(components, -1))).isEqualTo(record).hasSameHashCodeAs(record);
		for (int index = 0; index < components.length; index++) {
			assertThat(constructor.newInstance(arguments(components, index)))
				.as("another %s", type.getRecordComponents()[index].getName())
				.isNotEqualTo(record);
		}
	}

	private static Object[] arguments(Class<?>[] components, int other) {
		Object[] arguments = new Object[components.length];
		for (int index = 0; index < components.length; index++) {
			arguments[index] = VALUES.getOrDefault(components[index], List.of()).get((index == other) ? 1 : 0);
		}
		return arguments;
	}

}
