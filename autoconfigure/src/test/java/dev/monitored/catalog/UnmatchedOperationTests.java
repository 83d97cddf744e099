package dev.monitored.catalog;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.aop.MeterTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.Operations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said of SLOs over operations that no call has matched.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmatchedOperationTests {

	private static final String NOTHING = "monitored.slo.definitions.some has counted nothing: no operation call of the last ten minutes had ";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "place | eur | the region 'eur', did you mean 'eu'?", "rate | gould | the region 'gould'",
					"plain | eu | the region 'eu'", "constant | eu | the region 'eu'", "job | eu | the region 'eu'" })
	void saysOnceThatNoCallHadAValue(String call, String region, String problem, CapturedOutput output) {
		runner(region).run((context) -> {
			call(call, context);
			later(Duration.ofSeconds(15), context);
			later(Duration.ofMinutes(9), context);
			assertThat(output).doesNotContain(NOTHING);
			later(Duration.ofMinutes(1), context);
			later(Duration.ofMinutes(10), context);
		});
		assertThat(output).containsOnlyOnce(NOTHING + problem);
	}

	@ParameterizedTest
	@CsvSource({ "place, eu", "rate, gold", "constant, us", "plain, _none", "job, _none" })
	void saysNothingOfValuesThatCallsHad(String call, String region, CapturedOutput output) {
		runner(region).run((context) -> {
			call(call, context);
			later(Duration.ofSeconds(15), context);
			later(Duration.ofMinutes(20), context);
		});
		assertThat(output).doesNotContain(NOTHING);
	}

	@Test
	void waitsForTheFirstCall(CapturedOutput output) {
		runner("eur").run((context) -> {
			later(Duration.ofHours(1), context);
			later(Duration.ofHours(1), context);
		});
		assertThat(output).doesNotContain(NOTHING);
	}

	@Test
	void warnsOfOperationsWhereNoneIsDeclared(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.some.signal=operation",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some is about operation calls, which nothing in this application measures so far; one that code records by hand has by-hand: true in monitored.operation.overrides");
	}

	private static ApplicationContextRunner runner(String region) {
		return MonitoredContext.runner(MovedClock.class, Orders.class)
			.withPropertyValues("monitored.operation.tag-keys=region",
					"monitored.slo.definitions.some.signal=operation",
					"monitored.slo.definitions.some.availability=99%",
					"monitored.slo.definitions.some.match.region=" + region);
	}

	private static void call(String call, ApplicationContext context) {
		Orders orders = context.getBean(Orders.class);
		switch (call) {
			case "place" -> orders.place("eu");
			case "rate" -> orders.rate(Level.gold);
			case "constant" -> orders.constant();
			case "plain" -> orders.plain();
			default -> context.getBean(Operations.class).record(call, () -> "value");
		}
	}

	private static void later(Duration time, ApplicationContext context) {
		context.getBean(MovedClock.class).later(time, context);
	}

	enum Level {

		gold, silver

	}

	/**
	 * Operations whose labels are known at different times.
	 */
	static class Orders {

		@Monitored("orders.place")
		String place(@MeterTag("region") String region) {
			return region;
		}

		@Monitored("orders.rate")
		List<Level> rate(@MeterTag("region") Level level) {
			return List.of(level);
		}

		@Monitored(value = "orders.constant", tags = "region=us")
		void constant() {
		}

		@Monitored("orders.plain")
		void plain() {
		}

	}

}
