package dev.monitored.label;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearestText}.
 */
class NearestTextTests {

	private static final List<String> KNOWN = List.of("Orders.place", "Orders.placeAll", "Carts.add", "GET", "POST");

	@ParameterizedTest
	@CsvSource({ "Order.place, Orders.place", "orders.place, Orders.place", "Orders.palce, Orders.place",
			"Orders.placeall, Orders.placeAll", "Cart.ad, Carts.add", "get, GET", "PSOT, POST" })
	void findsWhatNeedsTheFewestChanges(String written, String nearest) {
		assertThat(NearestText.of(written, KNOWN)).isEqualTo(nearest);
		assertThat(NearestText.question(written, KNOWN)).isEqualTo(", did you mean '%s'?", nearest);
	}

	@ParameterizedTest
	@CsvSource({ "Payments.refund", "''", "DELETE" })
	void findsNothingWhereNothingIsNear(String written) {
		assertThat(NearestText.of(written, KNOWN)).isNull();
		assertThat(NearestText.question(written, KNOWN)).isEmpty();
	}

	@Test
	void doesNotCompareLongTexts() {
		assertThat(NearestText.of("x".repeat(1_000_000), List.of("x".repeat(1_000_001)))).isNull();
	}

	@Test
	void takesTheFirstOfSeveral() {
		assertThat(NearestText.of("cat", List.of("rat", "hat", "bat"))).isEqualTo("bat");
	}

}
