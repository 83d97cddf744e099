package dev.monitored.subclass;

import java.util.Arrays;
import java.util.List;

import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.SpringProxy;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.target.SingletonTargetSource;

import static org.assertj.core.api.Assertions.assertThat;

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

}
