package dev.monitored.log;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CallLog} and {@link BurnLog}.
 */
class CallLogTests {

	private static final String SECRET = "secret-4711";

	@RegisterExtension
	private final LoggedCalls logged = new LoggedCalls();

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(Shop.class).withConfiguration(AutoConfigurations.of(LogAutoConfiguration.class));
	}

	@Test
	void logsACallThatBrokeAnObjective() {
		application().run((context) -> {
			context.getBean(Checkout.class).slow(SECRET);
			ILoggingEvent event = event(0);
			assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
			assertThat(event.getFormattedMessage())
				.isEqualTo("A call broke p95 < 60s of checkout, p99 < 90s of checkout");
			Map<String, Object> values = values(event);
			assertThat(values.remove("duration_ms")).asString().hasSizeGreaterThanOrEqualTo(6);
			assertThat(values).isEqualTo(Map.of("slo", "checkout", "sli", "latency_p95,latency_p99", "signal",
					"operation", "operation", "checkout", "status", "success", "threshold_ms", 60_000L, "cause",
					"unmeasured", "resource", "_none"));
		});
	}

	@Test
	void logsACallThatFailed() {
		application().run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Checkout.class).broken(SECRET));
			ILoggingEvent event = event(0);
			assertThat(event.getFormattedMessage()).isEqualTo("A call failed");
			assertThat(event.getThrowableProxy()).isNull();
			assertThat(values(event)).containsEntry("error.type", "IllegalStateException")
				.containsEntry("operation", "restock")
				.doesNotContainKey("slo");
		});
	}

	@Test
	void logsNothingOfGoodCallsNorIfItIsOff() {
		application().run((context) -> context.getBean(Checkout.class).quick());
		application().withPropertyValues("monitored.log.enabled=false").run((context) -> {
			assertThat(context).doesNotHaveBean(CallLog.class);
			context.getBean(Checkout.class).slow(SECRET);
		});
		assertThat(this.logged.events()).isEmpty();
	}

	@Test
	void logsTenCallsPerSecondAndCountsTheOthers() {
		application().run((context) -> {
			EventRate rate = new EventRate();
			long now = Long.MAX_VALUE - 5;
			for (int call = 0; call < 25; call++) {
				assertThat(rate.isAllowed(now)).isEqualTo(call < EventRate.PER_SECOND);
			}
			assertThat(rate.isAllowed(now + 1_000_000_000L)).isTrue();
			assertThat(rate.suppressed()).isEqualTo(15);
			assertThat(rate.suppressed()).isZero();
		});
	}

	@Test
	void summarizesAnSloThatBurns() {
		this.logged.level(Level.INFO);
		application().run((context) -> {
			for (int call = 0; call < 4; call++) {
				context.getBean(Checkout.class).quick();
			}
			context.getBean(Checkout.class).slow(SECRET);
			context.getBean(Checkout.class).slow(SECRET);
			Patience.await("two broken calls", () -> {
				context.getBean(CallLog.class).logBurns();
				return !this.logged.events().isEmpty();
			});
			ILoggingEvent summary = this.logged.events().get(0);
			assertThat(summary.getLevel()).isEqualTo(Level.INFO);
			assertThat(summary.getFormattedMessage()).matches("p95 < 60s of checkout burns its budget at [\\d.]+ times"
					+ " the allowed rate: [12] of \\d+ calls were bad in 5m, [12] of them because of unmeasured,"
					+ " 100 % of the time of bad calls since start(, \\d+ % of the time of good calls since start)?");
			assertThat(values(summary)).containsEntry("slo", "checkout").containsEntry("cause", "unmeasured");
		});
	}

	@Test
	void summarizesNothingIfAllIsWell() {
		application().run((context) -> {
			context.getBean(Checkout.class).quick();
			context.getBean(CallLog.class).logBurns();
			assertThat(this.logged.events()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void isRenderedByTheStructuredFormatsOfSpringBoot(String format) {
		application().withPropertyValues("logging.structured.gelf.host=shop").run((context) -> {
			context.getBean(Checkout.class).slow(SECRET);
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Checkout.class).broken(SECRET));
			String first = LoggedCalls.rendered(event(0), format, context);
			String second = LoggedCalls.rendered(event(1), format, context);
			assertThat(first).contains("checkout", "latency_p95,latency_p99", "unmeasured").doesNotContain(SECRET);
			assertThat(second).contains("IllegalStateException").doesNotContain(SECRET);
		});
	}

	private ILoggingEvent event(int index) {
		Patience.await("an event", () -> this.logged.events().size() > index);
		return this.logged.events().get(index);
	}

	private static Map<String, Object> values(ILoggingEvent event) {
		Map<String, Object> values = new LinkedHashMap<>();
		event.getKeyValuePairs().forEach((pair) -> values.put(pair.key, pair.value));
		return values;
	}

	@Configuration(proxyBeanMethods = false)
	static class Shop {

		@Bean
		Checkout checkout() {
			return new Checkout();
		}

	}

	static class Checkout {

		@Monitored(value = "checkout", availability = "99%", latency = { "p95 < 60s", "p99 < 90s" })
		void slow(String card) {
			LeapingTime.pass(Duration.ofMinutes(2));
		}

		@Monitored(value = "checkout", availability = "99%", latency = { "p95 < 60s", "p99 < 90s" })
		void quick() {
		}

		@Monitored("restock")
		void broken(String product) {
			throw new IllegalStateException("No " + product);
		}

	}

}
