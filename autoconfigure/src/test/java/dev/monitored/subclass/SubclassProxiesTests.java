package dev.monitored.subclass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.target.SingletonTargetSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link SubclassProxies}.
 */
class SubclassProxiesTests {

	private final Clock target = new Clock("target");

	@Test
	void handsEveryCallOn() {
		Clock proxy = proxy();
		assertThat(proxy.time()).isEqualTo("time of target");
		assertThat(proxy.zone()).isEqualTo("zone of target");
		assertThat(proxy).hasToString("toString of target");
	}

	@Test
	void hasOneClassForAllProxies() {
		assertThat(proxy().getClass()).isSameAs(proxy().getClass());
	}

	@Test
	void showsItsInterfacesBeforeThoseOfSpring() {
		assertThat(Arrays.asList(proxy().getClass().getInterfaces())).containsExactly(Comparable.class,
				SpringProxy.class, Advised.class);
	}

	@Test
	void isOfItsSuperclassWhereOthersCreateIt() throws Exception {
		Clock copy = proxy().getClass().getDeclaredConstructor().newInstance();
		assertThat(copy.time()).isEqualTo("own time");
		assertThat(copy.zone()).isEqualTo("own zone");
		assertThat(((Advised) copy).getTargetSource().getTarget()).isNull();
		assertThat(AopUtils.getTargetClass(copy)).isEqualTo(Clock.class);
	}

	@Test
	void shownTargetsCannotBeExchanged() throws Exception {
		Clock proxy = proxy();
		Clock copy = proxy.getClass().getDeclaredConstructor().newInstance();
		for (Clock changed : List.of(proxy, copy)) {
			((Advised) changed).setTargetSource(new SingletonTargetSource("another"));
		}
		assertThat(((Advised) proxy).getTargetSource().getTarget()).isSameAs(this.target);
		assertThat(((Advised) copy).getTargetSource().getTarget()).isNull();
	}

	@Test
	void handsNothingOnWhatItsConstructorCalls() {
		Clock proxy = (Clock) SubclassProxies.construct(this.target,
				(self, method, args) -> method.getName() + " of target", advice());
		assertThat(proxy.zoneOfCreation).isEqualTo("own zone");
		assertThat(proxy.zone()).isEqualTo("zone of target");
	}

	@Test
	void handsArgumentsAndResultsOfAllTypesOn() throws Exception {
		Kinds kinds = new Kinds();
		Kinds proxy = (Kinds) SubclassProxies.create(kinds,
				(self, method, args) -> AopUtils.invokeJoinpointUsingReflection(kinds, method, args), advice());
		assertThat(proxy.all(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5F, 7.5, "text", new int[] { 8 }))
			.isEqualTo("true 1 2 c 4 5 6.5 7.5 text [8]");
		assertThat(proxy.flag(true)).isTrue();
		assertThat(proxy.letter('c')).isEqualTo('c');
		assertThat(proxy.number(1L << 40)).isEqualTo(1L << 40);
		assertThat(proxy.fraction(0.5)).isEqualTo(0.5);
		assertThat(proxy.single(0.5F)).isEqualTo(0.5F);
		assertThat(proxy.numbers(1, 2)).containsExactly(1, 2);
		assertThat(proxy.get()).isEqualTo("own");
		assertThat(((Supplier<?>) proxy).get()).isEqualTo("own");
		assertThatIOException().isThrownBy(proxy::fail).withMessage("own");
		assertThat(proxy.getClass().getDeclaredMethod("numbers", int[].class).isVarArgs()).isTrue();
		assertThat(Arrays.stream(proxy.getClass().getDeclaredMethods()).filter(Method::isBridge)).hasSize(1);
	}

	@Test
	void answersFromItsSuperclassWhereOthersCreateIt() throws Exception {
		Kinds copy = (Kinds) SubclassProxies.create(new Kinds(), (self, method, args) -> null, advice())
			.getClass()
			.getDeclaredConstructor()
			.newInstance();
		assertThat(copy.all(true, (byte) 1, (short) 2, 'c', 4, 5L, 6.5F, 7.5, "text", new int[] { 8 }))
			.isEqualTo("true 1 2 c 4 5 6.5 7.5 text [8]");
		assertThat(copy.greet()).isEqualTo("hello from own");
	}

	@Test
	void callsWhatItHasOverridden() throws Throwable {
		Clock proxy = proxy();
		assertThat((String) SubclassProxies.ofSuperclass(proxy, Clock.class.getDeclaredMethod("time")).invoke(proxy))
			.isEqualTo("own time");
	}

	private Clock proxy() {
		return (Clock) SubclassProxies.create(this.target, (self, method, args) -> method.getName() + " of target",
				advice());
	}

	private FrozenAdvice advice() {
		return FrozenAdvice.of(this.target, (MethodInterceptor) (invocation) -> invocation.proceed());
	}

	/**
	 * A class with methods of all kinds.
	 */
	static class Clock implements Comparable<String> {

		private final String zoneOfCreation;

		Clock() {
			this.zoneOfCreation = zone();
		}

		Clock(String zone) {
			this.zoneOfCreation = zone;
		}

		String time() {
			return "own time";
		}

		protected String zone() {
			return "own zone";
		}

		@Override
		public int compareTo(String other) {
			return 0;
		}

	}

	/**
	 * Greets by a method that its implementations inherit.
	 */
	interface Greeting extends Supplier<String> {

		default String greet() {
			return "hello from " + get();
		}

	}

	/**
	 * A class with arguments and results of all types.
	 */
	static class Kinds implements Greeting {

		String all(boolean flag, byte tiny, short small, char letter, int number, long large, float single,
				double fraction, String text, int[] numbers) {
			return "%s %s %s %s %s %s %s %s %s %s".formatted(flag, tiny, small, letter, number, large, single, fraction,
					text, Arrays.toString(numbers));
		}

		boolean flag(boolean flag) {
			return flag;
		}

		char letter(char letter) {
			return letter;
		}

		long number(long number) {
			return number;
		}

		double fraction(double fraction) {
			return fraction;
		}

		float single(float single) {
			return single;
		}

		int[] numbers(int... numbers) {
			return numbers;
		}

		void fail() throws IOException {
			throw new IOException(get());
		}

		@Override
		public String get() {
			return "own";
		}

	}

}
