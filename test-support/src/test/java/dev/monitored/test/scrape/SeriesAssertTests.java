package dev.monitored.test.scrape;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import dev.monitored.test.run.TestRun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SeriesAssert}.
 */
class SeriesAssertTests {

	private static final String ORDERS = "# TYPE orders_total counter\norders_total{goal=\"BUY\"} %s\norders_total{goal=\"ASK\"} 1\n";

	private static final String WAIT = "# TYPE wait_seconds histogram\nwait_seconds_sum %s\n";

	private static final String LOAD = "# TYPE load gauge\nload %s\n";

	@Test
	void comparesWhatWasCountedSinceTheTestBegan() {
		TestScrape scrape = scrapes(ORDERS.formatted(5), ORDERS.formatted(8));
		assertThat(scrape).of("orders_total", "goal", "BUY").hasValue(3);
		assertThat(scrape).of("orders_total").hasSum(3).exists();
		assertThat(scrape.value("orders_total", "goal", "ASK")).isZero();
		assertThat(scrape.total().value("orders_total", "goal", "ASK")).isEqualTo(1);
	}

	@Test
	void waitsForASeriesAndItsValue() {
		TestScrape scrape = scrapes(LOAD.formatted(1), LOAD.formatted(1), LOAD.formatted(1), ORDERS.formatted(1),
				ORDERS.formatted(2));
		assertThat(scrape).within(Duration.ofDays(1)).of("orders_total", "goal", "BUY").hasValue(2);
	}

	@Test
	void failsAtOnceWhenACounterHasCountedTooMany() {
		TestScrape scrape = scrapes(ORDERS.formatted(5), ORDERS.formatted(8));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> assertThat(scrape).within(Duration.ofDays(1)).of("orders_total", "goal", "BUY").hasValue(2))
			.withMessage("orders_total{goal=\"BUY\"} should be 2.0, but is 3.0 since the test began:%n%s",
					"orders_total{goal=\"BUY\"} 3.0");
	}

	@Test
	void waitsForAGaugeToFall() {
		TestScrape scrape = scrapes(LOAD.formatted(1), LOAD.formatted(5), LOAD.formatted(5), LOAD.formatted(2));
		assertThat(scrape).within(Duration.ofDays(1)).of("load").hasValue(2);
	}

	@Test
	void comparesSumsAsExactlyAsTheyAre() {
		TestScrape scrape = scrapes(WAIT.formatted(0.3), WAIT.formatted(2.3));
		assertThat(scrape.value("wait_seconds_sum")).isNotEqualTo(2);
		assertThat(scrape).of("wait_seconds_sum").hasValue(2);
	}

	@Test
	void wantsMoreLabelsWhereThereAreSeveralSeries() {
		TestScrape scrape = scrapes(ORDERS.formatted(5));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).of("orders_total").hasValue(0))
			.withMessageStartingWith("There are 2 series of orders_total:");
	}

	@Test
	void namesTheNearestSeries() {
		TestScrape scrape = scrapes(ORDERS.formatted(5));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> assertThat(scrape).of("order_total").exists())
			.withMessage("There is no series called 'order_total', did you mean 'orders_total'?");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).of("orders_total", "goal", "ASK").doesNotExist())
			.withMessageStartingWith("There should be no series orders_total{goal=\"ASK\"}, but there is:");
		assertThat(scrape).of("orders_total", "goal", "SELL").doesNotExist();
	}

	@Test
	void saysSoWithoutAPrometheusRegistry() {
		TestScrape scrape = new TestScrape(new StaticListableBeanFactory().getBeanProvider(ScrapeSource.class),
				new TestRun(Duration.ZERO));
		scrape.restart();
		assertThatIllegalStateException().isThrownBy(() -> assertThat(scrape).of("load").hasValue(1))
			.withMessageStartingWith("The application has no PrometheusMeterRegistry");
	}

	// Returns one text after the other; the last one stays.
	private static TestScrape scrapes(String... texts) {
		Deque<String> left = new ArrayDeque<>(Arrays.asList(texts));
		return scrape(() -> (left.size() > 1) ? left.removeFirst() : left.getFirst());
	}

	private static String after(long time, String text) {
		while (System.nanoTime() - time < 0) {
			Thread.onSpinWait();
		}
		return text;
	}

	private static TestScrape scrape(ScrapeSource source) {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("source", source);
		TestScrape scrape = new TestScrape(beans.getBeanProvider(ScrapeSource.class), new TestRun(Duration.ZERO));
		scrape.restart();
		return scrape;
	}

	@Test
	void comparesLargeSumsAsExactlyAsTheyAre() {
		double before = 3e7 + 0.1;
		TestScrape scrape = scrapes(WAIT.formatted(before), WAIT.formatted(before + 0.3));
		assertThat(scrape.value("wait_seconds_sum")).isNotEqualTo(0.3);
		assertThat(scrape).of("wait_seconds_sum").hasValue(0.3);
	}

	@Test
	void waitsForTheSeriesAndItsValueInOneTime() {
		Duration limit = Duration.ofMillis(50);
		long start = System.nanoTime();
		AtomicInteger looks = new AtomicInteger();
		TestScrape scrape = scrape(() -> switch (looks.getAndIncrement()) {
			case 0, 1 -> LOAD.formatted(1);
			case 2 -> after(start + 2 * limit.toNanos(), ORDERS.formatted(1));
			default -> ORDERS.formatted(2);
		});
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).within(limit).of("orders_total", "goal", "BUY").hasValue(2));
	}

	@Test
	void wantsOtherSeriesOfTheNameBesidesLabelsThatDoNotExist() {
		TestScrape scrape = scrapes(ORDERS.formatted(5));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).of("order_total", "goal", "SELL").doesNotExist())
			.withMessage("There is no series called 'order_total', did you mean 'orders_total'?");
		assertThat(scrape).of("order_total").doesNotExist();
	}

	@Test
	void keepsItsDescription() {
		TestScrape scrape = scrapes(ORDERS.formatted(5));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).as("after %s", "lunch").within(Duration.ZERO).of("load").hasValue(1))
			.withMessage("[after lunch] There is no series called 'load'");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).as("after lunch").of("orders_total").hasValue(1))
			.withMessageStartingWith("[after lunch] There are 2 series of orders_total:");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(scrape).overridingErrorMessage("late").of("orders_total").doesNotExist())
			.withMessage("late");
	}

	@Test
	void saysThatATransactionIsOpen() {
		TestScrape scrape = scrapes(LOAD.formatted(5));
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatExceptionOfType(AssertionError.class)
				.isThrownBy(() -> assertThat(scrape).within(Duration.ZERO).of("load").hasValue(1))
				.withMessageContaining("TestTransaction.flagForCommit()");
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

}
