package dev.monitored.test.clock;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import shop.Bank;
import shop.OrderService;
import shop.ShopApplication;

import dev.monitored.test.call.TestCalls;
import dev.monitored.test.scrape.TestScrape;
import dev.monitored.test.slo.TestSlos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.willAnswer;

/**
 * Tests of calls while the clock is stopped.
 */
@SpringBootTest(classes = ShopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class StoppedCallTests {

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

	@Autowired
	private Environment environment;

	@MockitoBean
	private Bank bank;

	@Test
	void meetTheObjectiveAtItsThreshold() {
		bankTakes(Duration.ofMillis(500));
		this.orders.place("lamp");
		assertThat(this.calls).of("orders.place").lasting(Duration.ofMillis(500));
		assertThat(this.slos).of("orders.place").objective("p95 < 500ms").hasEvents(1).hasBadEvents(0);
	}

	@Test
	void breakTheObjectiveANanosecondLater() {
		bankTakes(Duration.ofMillis(500).plusNanos(1));
		this.orders.place("lamp");
		assertThat(this.calls).of("orders.place").lasting(Duration.ofMillis(500).plusNanos(1));
		assertThat(this.slos).of("orders.place").objective("latency_p95").hasEvents(1).hasBadEvents(1);
	}

	@Test
	void meetTheObjectiveAtItsThresholdAfterAnOddTime() {
		bankTakes(Duration.ofMillis(500).plusNanos(1));
		this.orders.place("lamp");
		bankTakes(Duration.ofMillis(500));
		this.orders.place("lamp");
		bankTakes(Duration.ofMillis(500).plusNanos(1));
		this.orders.place("lamp");
		assertThat(this.slos).of("orders.place").objective("latency_p95").hasEvents(3).hasBadEvents(2);
	}

	@Test
	void lastAsLongAsItIsSaidOfEach() {
		this.clock.stop();
		CompletableFuture<String> first = new CompletableFuture<>();
		CompletableFuture<String> second = new CompletableFuture<>();
		this.orders.ship(first);
		this.clock.advance(Duration.ofMillis(20));
		this.orders.ship(second);
		this.clock.advance(Duration.ofMillis(300));
		first.complete("lamp");
		second.complete("chair");
		assertThat(this.calls).of("orders.ship").lasting(Duration.ofMillis(300), Duration.ofMillis(320));
	}

	@Test
	void areToldApartByTheirBuckets() {
		this.clock.stop();
		CompletableFuture<String> parcel = new CompletableFuture<>();
		this.orders.ship(parcel);
		this.clock.advance(Duration.ofMillis(200));
		parcel.complete("lamp");
		this.orders.ship(CompletableFuture.completedFuture("chair"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(
				() -> assertThat(this.calls).of("orders.ship").lasting(Duration.ofMillis(100), Duration.ofMillis(100)))
			.withMessage("The calls of 'orders.ship' should have lasted [PT0.1S, PT0.1S], but took PT0.2S together "
					+ "(1 up to PT0.001S, 1 up to PT0.25S)");
	}

	@Test
	void lastAsLongForRequests() throws IOException, InterruptedException {
		bankTakes(Duration.ofSeconds(2));
		URI uri = URI.create("http://localhost:%s/orders?product=lamp"
			.formatted(this.environment.getRequiredProperty("local.server.port")));
		HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build(),
					BodyHandlers.ofString());
		assertThat(this.slos).of("orders-api").objective("availability").hasEvents(1).hasBadEvents(0);
		assertThat(this.slos).of("orders-api")
			.objective("p90 < 1s")
			.hasBadEvents(1)
			.hasBadEventsCausedBy("operation", 1)
			.hasBadEventsCausedBy("operation", "orders.place", 1)
			.hasBadEventsCausedBy("db", 0);
		assertThat(this.scrape).of("http_server_requests_seconds_sum", "uri", "/orders").hasValue(2);
		assertThat(this.scrape).of("http_server_requests_seconds_count", "uri", "/orders", "status", "200").hasValue(1);
	}

	private void bankTakes(Duration time) {
		this.clock.stop();
		willAnswer((call) -> {
			this.clock.advance(time);
			return null;
		}).given(this.bank).charge(any());
	}

}
