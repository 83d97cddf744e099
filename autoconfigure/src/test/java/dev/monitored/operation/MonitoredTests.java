package dev.monitored.operation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.annotation.AliasFor;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Monitored}: which methods it covers and what their operations are
 * called.
 */
@ExtendWith(OutputCaptureExtension.class)
class MonitoredTests {

	@Test
	void coversThePublicMethodsOfAClass() {
		MonitoredContext.runner(WholeClass.class).run((context) -> {
			WholeClass bean = context.getBean(WholeClass.class);
			bean.first();
			bean.second();
			bean.notPublic();
			assertThat(bean.toString()).isEqualTo("whole");
			assertThat(Scrape.of(context).values("operation_active", "operation")).containsExactly("WholeClass.first",
					"other");
		});
	}

	@Test
	void prefixesNamesWithTheValueOfTheClass() {
		MonitoredContext.runner(Prefixed.class)
			.run((context) -> assertThat(Scrape.of(context).values("operation_active", "operation"))
				.containsExactly("orders.list", "orders.place"));
	}

	@Test
	void namesInheritedMethodsAfterTheTypeThatCarriesTheAnnotation() {
		MonitoredContext.runner(SubService.class).run((context) -> {
			context.getBean(SubService.class).inherited();
			context.getBean(SubService.class).overridden();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("BaseService.inherited", "success")).isEqualTo(1);
			assertThat(scrape.calls("BaseService.overridden", "success")).isEqualTo(1);
			assertThat(scrape.values("operation_active", "operation")).hasSize(2);
		});
	}

	@Test
	void findsTheAnnotationOnInterfaceMethods() {
		MonitoredContext.runner(Implementation.class).run((context) -> {
			Contract<String> bean = context.getBean(Implementation.class);
			bean.generic("x");
			bean.plain();
			context.getBean(Implementation.class).own();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("Contract.generic", "success")).isEqualTo(1);
			assertThat(scrape.calls("TypeContract.plain", "success")).isEqualTo(1);
			assertThat(scrape.values("operation_active", "operation")).hasSize(2);
		});
	}

	@Test
	void worksAsMetaAnnotation() {
		MonitoredContext.runner(PaymentService.class).run((context) -> {
			context.getBean(PaymentService.class).pay();
			assertThat(Scrape.of(context).boundaries("PaymentService.pay")).contains("0.123");
			assertThat(Scrape.of(context).calls("PaymentService.pay", "success")).isEqualTo(1);
		});
	}

	@Test
	void letsOverloadsShareAName() {
		MonitoredContext.runner(Overloads.class).run((context) -> {
			context.getBean(Overloads.class).place(1);
			context.getBean(Overloads.class).place("1");
			assertThat(Scrape.of(context).calls("Overloads.place", "success")).isEqualTo(2);
		});
	}

	@Test
	void refusesOneNameWithDifferentSettings() {
		MonitoredContext.runner(Conflicting.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Value: \"same\"", "another method", "declares an operation of that name with different settings",
					"Give one of them another name, or both the same settings."));
	}

	@Test
	void neverMatchesFinalClassesAndObjectMethods(CapturedOutput output) {
		MonitoredContext.runner(FinalService.class, PrivateStaticFinal.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(Scrape.of(context).has("operation_active")).isFalse();
		});
		assertThat(output).contains("FinalService.place() measures no operation, because a final class")
			.contains("PrivateStaticFinal.hidden() measures no operation, because a private method")
			.contains("PrivateStaticFinal.shared() measures no operation, because a static method")
			.contains("PrivateStaticFinal.fixed() measures no operation, because a final method")
			.contains("record it by hand with Operations");
		assertThat(output.toString().split("measures no operation", -1)).hasSize(5);
	}

	@Monitored
	public static class WholeClass {

		public void first() {
		}

		@Monitored("other")
		public void second() {
		}

		void notPublic() {
		}

		@Override
		public String toString() {
			return "whole";
		}

	}

	@Monitored("orders")
	public static class Prefixed {

		public void list() {
		}

		@Monitored(availability = "99%")
		public void place() {
		}

	}

	@Monitored
	public static class BaseService {

		public void inherited() {
		}

		public void overridden() {
		}

	}

	public static class SubService extends BaseService {

		@Override
		public void overridden() {
		}

	}

	interface Contract<T> extends TypeContract {

		@Monitored
		void generic(T value);

	}

	@Monitored
	interface TypeContract {

		void plain();

	}

	public static class Implementation implements Contract<String> {

		@Override
		public void generic(String value) {
		}

		@Override
		public void plain() {
		}

		public void own() {
		}

	}

	@Monitored
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface Payment {

		@AliasFor(annotation = Monitored.class, attribute = "latency")
		String[] fasterThan() default "p95 < 1s";

	}

	public static class PaymentService {

		@Payment(fasterThan = "p95 < 123ms")
		public void pay() {
		}

	}

	public static class Overloads {

		@Monitored
		public void place(int number) {
		}

		@Monitored
		public void place(String name) {
		}

	}

	public static class Conflicting {

		@Monitored(operation = "same", availability = "99%")
		public void first() {
		}

		@Monitored("same")
		public void second() {
		}

	}

	@Monitored
	public static final class FinalService {

		public void place() {
		}

	}

	public static class PrivateStaticFinal {

		@Monitored
		private void hidden() {
		}

		@Monitored
		static void shared() {
		}

		@Monitored
		final void fixed() {
			hidden();
		}

	}

}
