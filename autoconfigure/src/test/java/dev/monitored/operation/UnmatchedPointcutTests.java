package dev.monitored.operation;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for pointcuts that match no bean.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmatchedPointcutTests {

	private static final String NOTHING = " matches no method of a bean that can be measured, so that it measures nothing";

	private static final String PACKAGE = "dev.monitored.operation.UnmatchedPointcutTests.";

	private static final AtomicInteger created = new AtomicInteger();

	@BeforeEach
	void createNone() {
		created.set(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "execution(* com.acme.nowhere..*Repository.*(..))",
			"execution(* " + PACKAGE + "Orders.plaice(..))", "execution(* " + PACKAGE + "Orders.place(int))",
			"execution(* " + PACKAGE + "NoBean.*(..))", "execution(* " + PACKAGE + "Sealed.place(..))",
			"execution(* " + PACKAGE + "Orders.hidden(..))", "@annotation(java.lang.FunctionalInterface)",
			"within(com.acme.nowhere..*)" })
	void warnsOnce(String expression, CapturedOutput output) {
		run(expression);
		assertThat(output)
			.containsOnlyOnce("monitored.operation.pointcuts[0].expression = '" + expression + "'" + NOTHING);
		assertThat(created).hasValue(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "execution(* " + PACKAGE + "Orders.place(..))",
			"execution(* " + PACKAGE + "LazyOrders.place(..))", "execution(* " + PACKAGE + "Orders.annotated(..))",
			"execution(* " + PACKAGE + "Shop.open(..))" })
	void saysNothingOfWhatMatchesABean(String expression, CapturedOutput output) {
		run(expression);
		assertThat(output).doesNotContain(NOTHING);
		assertThat(created).hasValue(0);
	}

	@Test
	void namesThePointcutThatMatchesNothing(CapturedOutput output) {
		run("execution(* " + PACKAGE + "Orders.*(..))", "execution(* " + PACKAGE + "Orders.place(..))",
				"within(com.acme.nowhere..*)");
		assertThat(output).containsOnlyOnce(NOTHING)
			.contains("monitored.operation.pointcuts[2].expression = 'within(com.acme.nowhere..*)'");
	}

	private static void run(String... expressions) {
		MonitoredContext.runner(Beans.class)
			.withPropertyValues(IntStream.range(0, expressions.length)
				.mapToObj((index) -> "monitored.operation.pointcuts[%d].expression=%s".formatted(index,
						expressions[index]))
				.toArray(String[]::new))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Orders orders() {
			return new Orders();
		}

		@Bean
		@Lazy
		LazyOrders lazyOrders() {
			created.incrementAndGet();
			return new LazyOrders();
		}

		@Bean
		Sealed closed() {
			return new Sealed();
		}

		@Bean
		Shop shop() {
			return () -> "open";
		}

	}

	/**
	 * A bean that exists.
	 */
	static class Orders {

		void place() {
			hidden();
		}

		@Monitored("annotated")
		void annotated() {
		}

		private void hidden() {
		}

	}

	/**
	 * A bean that does not exist yet.
	 */
	static class LazyOrders {

		void place() {
		}

	}

	/**
	 * A bean of which there can be no subclass.
	 */
	static final class Sealed {

		void place() {
		}

	}

	/**
	 * A class without beans.
	 */
	static class NoBean {

		void place() {
		}

	}

	/**
	 * An interface of a bean.
	 */
	interface Shop {

		String open();

	}

}
