package dev.monitored.business.proxy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.MeterInterface;
import dev.monitored.business.SummaryMeter;
import dev.monitored.business.declaration.LabelParameter;
import dev.monitored.business.declaration.MeterDeclaration;
import dev.monitored.business.declaration.MeterKind;
import dev.monitored.business.recording.MeterNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link MeterObjects}: the class that is written does what the JDK proxy does.
 */
class MeterObjectsTests {

	private static final List<String> recorded = new ArrayList<>();

	static Stream<Meters> objects() throws ReflectiveOperationException {
		List<MeterDeclaration> meters = List.of(
				meter(MeterKind.COUNTER, "counted", -1,
						List.of(new LabelParameter(0, "flag", List.of()), new LabelParameter(1, "size", List.of())),
						boolean.class, long.class),
				meter(MeterKind.SUMMARY, "summed", 1, List.of(new LabelParameter(2, "name", List.of())), double.class,
						long.class, String.class));
		List<MeterNode> nodes = List.of(new Recording("counted"), new Recording("summed"));
		return Stream.of((Meters) MeterObjects.written(Meters.class, meters, nodes),
				(Meters) MeterObjects.proxy(Meters.class, meters, nodes));
	}

	@ParameterizedTest
	@MethodSource("objects")
	void hand(Meters meters) {
		recorded.clear();
		meters.counted(true, 5);
		meters.summed(1.5, 7, "x");
		meters.both();
		assertThat(recorded).containsExactly("counted/true/5", "summed/x=7", "counted/false/1", "summed/y=2");
		assertThat(meters).isEqualTo(meters).isNotEqualTo("other").hasSameHashCodeAs(meters);
		assertThat(meters.toString()).contains("Meters");
	}

	@Test
	void runsMethodsWithABodyOfAnInterfaceThatOnlyItsPackageSees() throws ReflectiveOperationException {
		Class<?> hidden = Class.forName("dev.monitored.business.shop.HiddenMeters");
		Method method = hidden.getMethod("visitLeft");
		method.setAccessible(true);
		assertThatNoException().isThrownBy(() -> method.invoke(MeterObjects.proxy(hidden, List.of(), List.of())));
	}

	private static MeterDeclaration meter(MeterKind kind, String method, int value, List<LabelParameter> labels,
			Class<?>... parameters) throws ReflectiveOperationException {
		return new MeterDeclaration(Meters.class.getMethod(method, parameters), kind, method, null, null, List.of(),
				List.of(), labels, value, true);
	}

	@MeterInterface
	interface Meters {

		@CounterMeter("counted")
		void counted(@MeterTag("flag") boolean flag, @MeterTag("size") long size);

		@SummaryMeter("summed")
		void summed(double ignored, long value, @MeterTag("name") String name);

		default void both() {
			counted(false, 1);
			summed(0, 2, "y");
		}

	}

	private static final class Recording extends MeterNode {

		private final String path;

		Recording(String path) {
			this.path = path;
		}

		@Override
		public MeterNode of(@Nullable Object argument) {
			return new Recording(this.path + "/" + argument);
		}

		@Override
		public void count() {
			recorded.add(this.path);
		}

		@Override
		public void record(@Nullable Object value) {
			recorded.add(this.path + "=" + value);
		}

	}

}
