package dev.monitored.db.driver;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DriverProxies}.
 */
class DriverProxiesTests {

	@Test
	void needsNoProxyWhereNothingIsMissing() {
		MeasuredQueue measured = new MeasuredQueue();
		assertThat(proxies(MeasuredQueue.class).complete(measured, new MeasuredQueue())).isSameAs(measured);
	}

	@Test
	void hasThePublicInterfacesOfTheDriver() {
		Queue completed = proxies(MeasuredQueue.class).complete(new MeasuredQueue(), new DriversQueue());
		assertThat(completed).isInstanceOf(Topic.class).isNotInstanceOf(Hidden.class);
		assertThat(completed.name()).isEqualTo("measured");
		assertThat(((Topic) completed).topic()).isEqualTo("the driver's");
	}

	@Test
	void asksTheDriverForWhatOnlyALaterApiHas() {
		Queue completed = proxies(EarlierQueue.class).complete(new EarlierQueue(), new LaterQueue());
		assertThat(completed.name()).isEqualTo("measured");
		assertThat(completed.quoted()).isEqualTo("the driver's");
	}

	@Test
	void givesUpInterfacesThatContradictEachOther() {
		Queue completed = proxies(MeasuredQueue.class).complete(new MeasuredQueue(), new ContradictoryQueue());
		assertThat(completed.name()).isEqualTo("measured");
		assertThat(completed).isNotInstanceOf(Text.class).isNotInstanceOf(Order.class);
	}

	@Test
	void findsWhatMeasures() {
		MeasuredQueue measured = new MeasuredQueue();
		assertThat(DriverProxies.measured(proxies(MeasuredQueue.class).complete(measured, new DriversQueue())))
			.isSameAs(measured);
		assertThat(DriverProxies.measured("text")).isEqualTo("text");
		assertThat(DriverProxies.measured(null)).isNull();
	}

	private static DriverProxies<Queue> proxies(Class<?> measured) {
		return new DriverProxies<>(Queue.class, measured, new ReturnTypeAdapter() {

			@Override
			public boolean isFluent() {
				return false;
			}

			@Override
			public boolean canKeep(Class<?> standard, Class<?> promised) {
				return true;
			}

			@Override
			public @Nullable Object keep(Class<?> promised, Object result) {
				return result;
			}

		});
	}

	/**
	 * What an API defines.
	 */
	public interface Queue {

		String name();

		default String quoted() {
			return "as the API says";
		}

	}

	/**
	 * What only a driver has.
	 */
	public interface Topic {

		String topic();

	}

	/**
	 * A type that code of other packages cannot name.
	 */
	interface Hidden {

	}

	/**
	 * A method with one type.
	 */
	public interface Text {

		CharSequence value();

	}

	/**
	 * The same method with another type.
	 */
	public interface Order {

		Comparable<String> value();

	}

	private static final class MeasuredQueue implements Queue {

		@Override
		public String name() {
			return "measured";
		}

		@Override
		public String quoted() {
			return "measured";
		}

	}

	/**
	 * Knows nothing of quotes.
	 */
	private static final class EarlierQueue implements Queue {

		@Override
		public String name() {
			return "measured";
		}

	}

	private static class LaterQueue implements Queue {

		@Override
		public String name() {
			return "the driver's";
		}

		@Override
		public String quoted() {
			return "the driver's";
		}

	}

	private static final class DriversQueue extends LaterQueue implements Topic, Hidden {

		@Override
		public String topic() {
			return "the driver's";
		}

	}

	private static final class ContradictoryQueue extends LaterQueue implements Text, Order {

		@Override
		public String value() {
			return "the driver's";
		}

	}

}
