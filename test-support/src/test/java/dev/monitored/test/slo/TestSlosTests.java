package dev.monitored.test.slo;

import java.time.Duration;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.CardRefusedException;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TestSlos}.
 */
@SpringBootTest(classes = ShopApplication.class)
class TestSlosTests {

	@Autowired
	private TestSlos slos;

	@Autowired
	private OrderService orders;

	@RepeatedTest(2)
	void countEventsOfEachObjective() {
		this.orders.place("lamp");
		this.orders.place("chair");
		assertThat(this.slos).of("orders.place").hasEvents(2);
		assertThat(this.slos).of("orders.place").objective("availability").hasBadEvents(0);
	}

	@Test
	void tellObjectivesApart() {
		this.orders.place("lamp");
		refuse();
		assertThat(this.slos).of("orders.place").objective("99%").hasEvents(2).hasBadEvents(1);
		assertThat(this.slos).of("orders.place").objective("latency_p95").hasEvents(1);
	}

	@Test
	void nameWhatWasCountedInstead() {
		refuse();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.slos).within(Duration.ofDays(1)).of("orders.place").hasBadEvents(0))
			.withMessage("""
					'orders.place' should have 0 bad events, but it has:
					  availability (99%): events 1, bad 1 (unmeasured 1)
					  latency_p95 (p95 < 500ms): events 0, bad 0""".replace("\n", System.lineSeparator()));
	}

	@Test
	void nameTheNearestSloInsteadOfOneThatDoesNotExist() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders-apy").hasBadEvents(0))
			.withMessage("'orders-apy' should have 0 bad events, but there is no such SLO, did you mean 'orders-api'?"
					+ System.lineSeparator() + "There are: [orders-api, orders.place]");
	}

	@Test
	void nameTheObjectivesInsteadOfOneThatDoesNotExist() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().of("orders.place").objective("p99 < 1s").hasEvents(0))
			.withMessageStartingWith("The objective 'p99 < 1s' of 'orders.place' should have 0 events, "
					+ "but there is no such objective, only:");
	}

	@Test
	void tellCausesApart() {
		refuse();
		assertThat(this.slos).of("orders.place")
			.objective("availability")
			.hasBadEventsCausedBy("unmeasured", 1)
			.hasBadEventsCausedBy("unmeasured", "_none", 1)
			.hasBadEventsCausedBy("unmeasured", "stock", 0)
			.hasBadEventsCausedBy("db", 0);
	}

	@Test
	void failAtOnceWithoutTheObjective() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.slos).within(Duration.ofDays(1))
				.of("orders.place")
				.objective("apdex")
				.hasEvents(0));
	}

	@Test
	void countAnewWhenTheyAreTold() {
		refuse();
		this.slos.restart();
		assertThat(this.slos).of("orders.place").hasEvents(0).hasBadEvents(0);
	}

	@Test
	void nameTheNearestCauseInsteadOfOneThatDoesNotExist() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.slos).as("lunch").of("orders.place").hasBadEventsCausedBy("databse", 0))
			.withMessage(
					"""
							[lunch] There is no cause 'databse'
							There are: [db, gc, http, llm, observation, operation, pool, queue, unknown, unmeasured, websocket]"""
						.replace("\n", System.lineSeparator()));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().of("orders.place").hasBadEventsCausedBy("htp", "bank", 0))
			.withMessageStartingWith("There is no cause 'htp', did you mean 'http'?");
	}

	@Test
	void keepTheirDescription() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().as("lunch").of("orders.place").objective("availability").hasEvents(1))
			.withMessageStartingWith("[lunch] The objective 'availability' of 'orders.place' should have 1 events");
	}

	@Test
	void sayThatATransactionIsOpen() {
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders.place").hasEvents(1))
				.withMessageEndingWith(
						"The transaction of the test is open, and business events count after its commit. "
								+ "Call TestTransaction.flagForCommit() and TestTransaction.end() before");
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

	private TestSlosAssert atOnce() {
		return assertThat(this.slos).within(Duration.ZERO);
	}

	private void refuse() {
		assertThatExceptionOfType(CardRefusedException.class).isThrownBy(() -> this.orders.place(" "));
	}

}
