package dev.monitored.operation;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.framework.ProxyFactoryBean;
import org.springframework.aop.target.HotSwappableTargetSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for a filter of the application that calls a measured bean while a meter of that
 * bean is registered.
 */
@ExtendWith(OutputCaptureExtension.class)
class FilterCallTests {

	private static final Map<String, Consumer<Desk>> CALLS = Map.of("plain", Desk::plain, "labelled",
			(desk) -> desk.labelled("eu"), "bounded", (desk) -> desk.bounded(Region.EAST), "fails",
			FilterCallTests::fail, "other", Desk::plain, "byHand", Desk::byHand, "inherited", Desk::inherited);

	static Stream<String> operations() {
		return CALLS.keySet().stream().filter((operation) -> !operation.equals("other")).sorted();
	}

	private static void fail(Desk desk) {
		try {
			desk.fails();
		}
		catch (UnsupportedOperationException ex) {
			return;
		}
		throw new AssertionError("It did not fail");
	}

	@ParameterizedTest
	@MethodSource("operations")
	void countsTheCallOfAFilter(String operation, CapturedOutput output) {
		MonitoredContext.runner(Office.class)
			.withPropertyValues("monitored.operation.tag-keys=region", "office.called=" + operation)
			.run((context) -> {
				Desk desk = context.getBean(Desk.class);
				call(operation).accept(desk);
				call(operation).accept(desk);
				CallingFilter filter = context.getBean(CallingFilter.class);
				assertThat(filter.calls).hasPositiveValue();
				assertThat(sum(Scrape.of(context), operation)).isEqualTo(2 + filter.calls.get());
				assertThat(Scrape.of(context).value("operation_active", "operation", operation)).isZero();
			});
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void countsTheCallOfAFilterToATargetOfANewClass(CapturedOutput output) {
		MonitoredContext.runner(Exchange.class)
			.withPropertyValues("monitored.operation.tag-keys=region", "office.called=other")
			.run((context) -> {
				Desk desk = context.getBean(Desk.class);
				context.getBean(HotSwappableTargetSource.class).swap(new OtherDesk());
				desk.plain();
				assertThat(context.getBean(CallingFilter.class).calls).hasValue(1);
				assertThat(sum(Scrape.of(context), "other")).isEqualTo(2);
			});
		assertThat(output.toString().lines())
			.noneMatch((line) -> line.contains(" WARN ") && line.contains("dev.monitored"));
	}

	private static Consumer<Desk> call(String operation) {
		return Objects.requireNonNull(CALLS.get(operation));
	}

	private static double sum(Scrape scrape, String operation) {
		return scrape.find("operation_duration_seconds_count", "operation", operation)
			.stream()
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(CallingFilter.class)
	static class Office {

		@Bean
		@Lazy
		Desk desk(ObjectProvider<Operations> operations) {
			return new Desk(operations);
		}

	}

	/**
	 * Has a desk that can be exchanged.
	 */
	@Configuration(proxyBeanMethods = false)
	@Import(CallingFilter.class)
	static class Exchange {

		@Bean
		static HotSwappableTargetSource desks(ObjectProvider<Operations> operations) {
			return new HotSwappableTargetSource(new Desk(operations));
		}

		@Bean
		static ProxyFactoryBean desk(HotSwappableTargetSource desks) {
			ProxyFactoryBean proxy = new ProxyFactoryBean();
			proxy.setProxyTargetClass(true);
			proxy.setTargetSource(desks);
			return proxy;
		}

	}

	/**
	 * Calls the desk when a meter of a certain operation passes, but not when its own
	 * calls let one pass.
	 */
	static class CallingFilter implements MeterFilter {

		private final ObjectProvider<Desk> desk;

		private final AtomicInteger calls = new AtomicInteger();

		private boolean isCalling;

		private final String operation;

		CallingFilter(ObjectProvider<Desk> desk, @Value("${office.called}") String operation) {
			this.desk = desk;
			this.operation = operation;
		}

		@Override
		public Meter.Id map(Meter.Id id) {
			if (!this.isCalling && this.operation.equals(id.getTag("operation"))) {
				this.isCalling = true;
				try {
					call(this.operation).accept(this.desk.getObject());
					this.calls.incrementAndGet();
				}
				finally {
					this.isCalling = false;
				}
			}
			return id;
		}

	}

	public enum Region {

		EAST, WEST

	}

	/**
	 * Has what subclasses inherit.
	 */
	public static class Furniture {

		@Monitored(operation = "inherited")
		public void inherited() {
		}

	}

	/**
	 * Does what is measured.
	 */
	public static class Desk extends Furniture {

		private final ObjectProvider<Operations> operations;

		Desk(ObjectProvider<Operations> operations) {
			this.operations = operations;
		}

		@Monitored(operation = "plain")
		public void plain() {
		}

		@Monitored(operation = "labelled")
		public void labelled(@MeterTag("region") String region) {
		}

		@Monitored(operation = "bounded")
		public void bounded(@MeterTag("region") Region region) {
		}

		@Monitored(operation = "fails")
		public void fails() {
			throw new UnsupportedOperationException();
		}

		public void byHand() {
			this.operations.getObject().record("byHand", () -> "done");
		}

	}

	/**
	 * Takes the place of a desk.
	 */
	public static class OtherDesk extends Desk {

		OtherDesk() {
			super(new StaticListableBeanFactory().getBeanProvider(Operations.class));
		}

		@Override
		@Monitored(operation = "other")
		public void plain() {
		}

	}

}
