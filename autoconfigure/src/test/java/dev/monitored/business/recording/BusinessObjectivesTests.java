package dev.monitored.business.recording;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for SLOs whose events counters of meter interfaces count.
 */
@ExtendWith(OutputCaptureExtension.class)
class BusinessObjectivesTests {

	private static final String AN_SLO = "monitored.slo.definitions.orders.";

	private final ApplicationContextRunner runner = ShopConfiguration.runner()
		.withPropertyValues(AN_SLO + "signal=business", AN_SLO + "good=orders.completed", AN_SLO + "bad=orders.failed",
				AN_SLO + "availability=98%");

	@Test
	void existWithTheValueZeroBeforeTheFirstEvent() {
		this.runner.run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "orders", "sli", "availability")).isZero();
			assertThat(scrape.value("slo_bad_events_total", "slo", "orders", "sli", "availability")).isZero();
			assertThat(scrape.value("slo_objective_ratio", "slo", "orders")).isEqualTo(0.98);
		});
	}

	@Test
	void countToTheLastEvent() {
		this.runner.run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			ExecutorService executor = Executors.newFixedThreadPool(8);
			IntStream.range(0, 8).forEach((thread) -> executor.execute(() -> {
				for (int event = 0; event < 2_000; event++) {
					meters.orderCompleted();
					meters.orderFailed(Goal.values()[event % 3], event % 2 == 0);
					meters.conversationBegun(Goal.BUY);
				}
			}));
			executor.shutdown();
			Patience.await(executor);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "orders")).isEqualTo(32_000);
			assertThat(scrape.value("slo_bad_events_total", "slo", "orders")).isEqualTo(16_000);
			assertThat(scrape.value("slo_budget_events_total", "slo", "orders")).isEqualTo(640);
			assertThat(scrape.value("slo_calls_total", "slo", "orders")).isEqualTo(32_000);
			assertThat(scrape.value("slo_active_calls", "slo", "orders")).isZero();
			assertThat(scrape.find("slo_bad_events_by_cause_total", "slo", "orders")
				.stream()
				.filter((sample) -> sample.value() > 0)
				.toList()).singleElement().satisfies((sample) -> {
					assertThat(sample.value()).isEqualTo(16_000);
					assertThat(sample.labels()).containsEntry("cause", "unknown");
				});
		});
	}

	@Test
	void takeSeveralCountersAndTheSameOneInAnother() {
		this.runner
			.withPropertyValues("monitored.slo.definitions.tried.signal=business",
					"monitored.slo.definitions.tried.good=orders.completed, orders.failed",
					"monitored.slo.definitions.tried.bad=countries.asked",
					"monitored.slo.definitions.tried.availability=50%")
			.run((context) -> {
				ShopMeters meters = context.getBean(ShopMeters.class);
				meters.orderCompleted();
				meters.orderFailed(Goal.BUY, true);
				meters.asked("FR");
				Scrape scrape = Scrape.of(context);
				assertThat(scrape.value("slo_events_total", "slo", "tried")).isEqualTo(3);
				assertThat(scrape.value("slo_bad_events_total", "slo", "tried")).isEqualTo(1);
				assertThat(scrape.value("slo_events_total", "slo", "orders")).isEqualTo(2);
				assertThat(scrape.value("slo_bad_events_total", "slo", "orders")).isEqualTo(1);
			});
	}

	@Test
	void knowWhenSomethingEndedWell() {
		this.runner.withPropertyValues(AN_SLO + "freshness=1h").run((context) -> {
			context.getBean(ShopMeters.class).orderFailed(Goal.BUY, true);
			assertThat(Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "orders")).isZero();
			context.getBean(ShopMeters.class).orderCompleted();
			assertThat(Scrape.of(context).value("slo_last_success_timestamp_seconds", "slo", "orders")).isPositive();
		});
	}

	@Test
	void warnOfBadEventsThatAreRolledBack(CapturedOutput output) {
		this.runner
			.run((context) -> assertThat(output).contains("monitored.slo.definitions.orders.bad misses the bad events "
					+ "of transactions that are rolled back. Write afterCommit = false: "
					+ "@CounterMeter on ShopMeters.orderFailed(Goal, boolean)"));
	}

	@Test
	void doNotWarnOfBadEventsThatDoNotWait(CapturedOutput output) {
		this.runner.withPropertyValues(AN_SLO + "bad=orders.tried")
			.run((context) -> assertThat(output).doesNotContain("rolled back"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"good=orders.complete | good | orders.complete | no meter interface has a counter of that name, did you mean 'orders.completed'? | Write one of conversations.begun, countries.asked, orders.completed, orders.failed, orders.tried, visits.ended.",
			"bad=revenue | bad | revenue | @CounterMeter on ShopMeters.sold(BigDecimal) counts amounts, and not events | Name a counter whose method has no parameters besides labels.",
			"bad=basket.value | bad | basket.value | @SummaryMeter on ShopMeters.basket(double) is no counter | Name a counter whose method has no parameters besides labels.",
			"bad=orders.completed | bad | orders.completed | its events are good, too | Name a counter once.",
			"good= | good | | no counter is named | Name a counter, for example good: orders.completed.",
			"bad= | bad | | no counter is named | Name a counter, for example bad: orders.failed.",
			"match.counter=x | match | | events of 'business' are named by good and bad | Remove it.",
			"latency=p95 < 1s | latency | p95 < 1s | events of 'business' take no time | Write an availability, for example availability: 98%.",
			"apdex=0.9 @ 1s | apdex | 0.9 @ 1s | events of 'business' take no time | Write an availability, for example availability: 98%.",
			"signal=operation | good | orders.completed | an SLO over calls names no events | Remove it, or write signal: business." })
	void explainWhatIsWrong(String written, String setting, String value, String reason, String remedy) {
		this.runner.withPropertyValues(AN_SLO + written)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines("""
						A setting of Monitored is invalid:

						    Setting: monitored.slo.definitions.orders.%s
						    Value: %s
						    Reason: %s
						Action: %s""".formatted(setting, (value != null) ? "\"" + value + "\"" : "(nothing)", reason,
						remedy)));
	}

	@Test
	void needAnInterface() {
		MonitoredContext.runner()
			.withPropertyValues(AN_SLO + "signal=business", AN_SLO + "good=orders.completed",
					AN_SLO + "bad=orders.failed", AN_SLO + "availability=98%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.slo.definitions.orders.good",
					"Action: Declare it: @CounterMeter(\"orders.completed\") in a @MeterInterface."));
	}

}
