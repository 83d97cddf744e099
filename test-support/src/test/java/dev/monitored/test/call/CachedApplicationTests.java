package dev.monitored.test.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestCalls} in the application that {@link TestCallsTests} uses too.
 */
@SpringBootTest(classes = ShopApplication.class)
class CachedApplicationTests {

	private static final CompletableFuture<String> left = new CompletableFuture<>();

	@Autowired
	private TestCalls calls;

	@Autowired
	private OrderService orders;

	@Test
	void countsNothingOfOtherClasses() {
		this.orders.place("lamp");
		assertThat(this.calls).of("orders.place").succeeded(1).failed(0);
	}

	@Test
	void namesCallsThatWereLeftInFlight() {
		this.orders.ship(left);
		this.calls.restart();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).within(Duration.ZERO).of("orders.ship").noneInFlight())
			.withMessageContaining("When the test began, 1 were in flight; they count when they end.");
		left.complete("lamp");
		assertThat(this.calls).of("orders.ship").succeeded(1).noneInFlight();
	}

}
