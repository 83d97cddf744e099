package dev.monitored.test.slo;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import shop.CardRefusedException;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an application that puts nothing down to causes.
 */
@SpringBootTest(classes = ShopApplication.class, properties = "monitored.slo.causes.enabled=false")
class TurnedOffCausesTests {

	@Autowired
	private TestSlos slos;

	@Autowired
	private OrderService orders;

	@Test
	void countsBadEvents() {
		refuse();
		assertThat(this.slos).of("orders.place").objective("availability").hasBadEvents(1);
	}

	@Test
	void saysThatThereAreNoCauses() {
		refuse();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.slos).within(Duration.ofDays(1))
				.of("orders.place")
				.objective("availability")
				.hasBadEventsCausedBy("db", 0))
			.withMessageContaining("bad 1 (by no cause, because monitored.slo.causes.enabled is false)");
	}

	private void refuse() {
		assertThatExceptionOfType(CardRefusedException.class).isThrownBy(() -> this.orders.place(" "));
	}

}
