package shop;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.clock.TestClock;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;

/**
 * The example of {@code docs/testing.md}.
 */
@SpringBootTest
class OrderServiceTests {

	@Autowired
	private TestCalls calls;

	@Autowired
	private TestSlos slos;

	@Autowired
	private TestScrape scrape;

	@Autowired
	private TestClock clock;

	@Autowired
	private OrderService orders;

	@MockitoBean
	private Bank bank;

	@Test
	void refusedCardsSpendTheBudget() {
		willThrow(new CardRefusedException()).given(this.bank).charge("yacht");
		this.orders.place("lamp");
		this.orders.place("chair");
		assertThatExceptionOfType(CardRefusedException.class).isThrownBy(() -> this.orders.place("yacht"));
		assertThat(this.calls).of("orders.place").succeeded(2).failedWith(CardRefusedException.class, 1).noneInFlight();
		assertThat(this.slos).of("orders.place").objective("availability").hasEvents(3).hasBadEvents(1);
	}

	@Test
	void slowBankBreaksTheObjective() {
		this.clock.stop();
		willAnswer((call) -> {
			this.clock.advance(Duration.ofMillis(501));
			return null;
		}).given(this.bank).charge("lamp");
		this.orders.place("lamp");
		assertThat(this.calls).of("orders.place").succeeded(1).lasting(Duration.ofMillis(501));
		assertThat(this.slos).of("orders.place").objective("p95 < 500ms").hasEvents(1).hasBadEvents(1);
	}

	@ParameterizedTest
	@CsvSource({ "PT0.5S, 0", "PT0.500000001S, 1" })
	void objectiveIsKeptUpToItsThreshold(Duration time, int badEvents) {
		this.clock.stop();
		willAnswer((call) -> {
			this.clock.advance(time);
			return null;
		}).given(this.bank).charge("lamp");
		this.orders.place("lamp");
		assertThat(this.slos).of("orders.place").objective("p95 < 500ms").hasEvents(1).hasBadEvents(badEvents);
	}

	@Test
	void parcelIsInFlightUntilItArrives() {
		this.clock.stop();
		CompletableFuture<String> parcel = new CompletableFuture<>();
		this.orders.ship(parcel);
		assertThat(this.calls).of("orders.ship").inFlight(1).succeeded(0);
		this.clock.advance(Duration.ofDays(2));
		parcel.completeAsync(() -> "lamp");
		assertThat(this.calls).of("orders.ship").succeeded(1).lasting(Duration.ofDays(2)).noneInFlight();
	}

	@Test
	void exportsWhatPrometheusReads() {
		this.orders.place("lamp");
		assertThat(this.scrape).of("operation_duration_seconds_count", "operation", "orders.place", "status", "success")
			.hasValue(1);
		assertThat(this.scrape.sum("slo_events_total", "slo", "orders.place")).isEqualTo(2);
		assertThat(this.scrape).of("operation_duration_seconds_count", "operation", "orders.archive").doesNotExist();
	}

}
