package dev.monitored.test.call;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import shop.CardRefusedException;
import shop.OrderService;
import shop.ShopApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TestCalls} in a cached application.
 */
@SpringBootTest(classes = ShopApplication.class)
class TestCallsTests {

	@Autowired
	private TestCalls calls;

	@Autowired
	private OrderService orders;

	@BeforeEach
	void prepare() {
		this.orders.place("what a preparation does is no call of the test");
	}

	@RepeatedTest(2)
	void countFromTheBeginningOfEachRepetition() {
		place(3);
		assertThat(this.calls).of("orders.place").succeeded(3).failed(0).cancelled(0).noneInFlight();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2 })
	void countFromTheBeginningOfEachInvocation(int placed) {
		place(placed);
		assertThat(this.calls).of("orders.place").succeeded(placed);
	}

	@Test
	void areResolvedAsParameters(@Autowired TestCalls parameter) {
		place(1);
		assertThat(parameter).isSameAs(this.calls);
		assertThat(parameter).of("orders.place").succeeded(1);
	}

	@Test
	void countErrorsByName() {
		refuse();
		refuse();
		assertThat(this.calls).of("orders.place")
			.succeeded(0)
			.failed(2)
			.failedWith(CardRefusedException.class, 2)
			.failedWith("OutOfStockException", 0);
	}

	@Test
	void waitForTheEndOfACall() {
		CompletableFuture<String> parcel = new CompletableFuture<>();
		this.orders.ship(parcel);
		assertThat(this.calls).of("orders.ship").inFlight(1);
		new Thread(() -> parcel.complete("lamp")).start();
		assertThat(this.calls).of("orders.ship").succeeded(1).noneInFlight();
	}

	@Test
	void countCancelledCalls() {
		this.orders.ship(new CompletableFuture<>()).cancel(true);
		assertThat(this.calls).of("orders.ship").cancelled(1).succeeded(0).noneInFlight();
	}

	@Test
	void failAtOnceWhenThereAreTooMany() {
		place(2);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).within(Duration.ofDays(1)).of("orders.place").succeeded(1))
			.withMessage("""
					1 call of 'orders.place' should have succeeded, but: success 2.
					Measured since the test began:
					  orders.place: success 2""".replace("\n", System.lineSeparator()));
	}

	@Test
	void nameAllThatWasMeasuredInstead() {
		CompletableFuture<String> parcel = new CompletableFuture<>();
		place(1);
		refuse();
		this.orders.ship(parcel);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().of("orders.place").as("two lamps").succeeded(2))
			.withMessage(
					"""
							[two lamps] 2 calls of 'orders.place' should have succeeded, but: success 1, error 1 (CardRefusedException 1).
							Measured since the test began:
							  orders.place: success 1, error 1 (CardRefusedException 1)
							  orders.ship: in flight 1"""
						.replace("\n", System.lineSeparator()));
		parcel.complete("lamp");
	}

	@Test
	void saySoWhenNothingWasMeasured() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().of("orders.place").failedWith("OutOfStockException", 1))
			.withMessage("1 call of 'orders.place' should have failed with OutOfStockException, but: no calls "
					+ "(a mock in place of the bean is not measured)." + System.lineSeparator()
					+ "No operation was called since the test began");
	}

	@Test
	void nameTheNearestOperationInsteadOfOneThatDoesNotExist() {
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders.plase").succeeded(0))
			.withMessageStartingWith("0 calls of 'orders.plase' should have succeeded, "
					+ "but there is no such operation, did you mean 'orders.place'? A method is one if");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders.plase").notCalled());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders.plase").noneInFlight());
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().areOnlyOf("orders.plase"));
	}

	@Test
	void knowWhatWasNotCalled() {
		assertThat(this.calls).of("orders.cancel").notCalled();
		this.orders.cancel();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).of("orders.cancel").notCalled())
			.withMessageStartingWith("'orders.cancel' should not have been called, but: success 1.");
	}

	@Test
	void areOnlyThoseThatAreNamed() {
		assertThat(this.calls).areOnlyOf();
		place(1);
		assertThat(this.calls).areOnlyOf("orders.place", "orders.cancel");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).areOnlyOf("orders.cancel"))
			.withMessageStartingWith("There should be calls of [orders.cancel] only, but there are of [orders.place].");
	}

	@Test
	void countAnewWhenTheyAreTold() {
		place(2);
		this.calls.restart();
		place(1);
		assertThat(this.calls).of("orders.place").succeeded(1);
	}

	@Test
	void doNotSayHowLongACallTookWhileTheClockRuns() {
		place(1);
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).of("orders.place").lasting(Duration.ZERO))
			.withMessageContaining("call stop() of the TestClock before the calls");
	}

	@Test
	@DirtiesContext
	void countWhatBeginsToExist() {
		this.orders.archive();
		this.orders.archive();
		assertThat(this.calls).of("orders.archive").succeeded(2);
	}

	@Test
	void countInANewApplication() {
		place(1);
		assertThat(this.calls).of("orders.place").succeeded(1);
	}

	@Test
	void waitForZeroUntilNoneIsInFlight() {
		CompletableFuture<String> parcel = new CompletableFuture<>();
		this.orders.ship(parcel);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> atOnce().of("orders.ship").failed(0))
			.withMessageStartingWith("0 calls of 'orders.ship' should have failed when none is in flight "
					+ "(if some are to stay, write inFlight(1) before), but: in flight 1.");
		assertThat(this.calls).of("orders.ship").inFlight(1).failed(0).failedWith("OutOfStockException", 0);
		new Thread(() -> parcel.completeExceptionally(new CardRefusedException())).start();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).of("orders.ship").failed(0))
			.withMessageStartingWith("0 calls of 'orders.ship' should have failed, but: error 1");
	}

	@Test
	void nameErrorsAsTheLibraryDoes() {
		CardRefusedException anonymous = new CardRefusedException() {
		};
		this.orders.ship(CompletableFuture.failedFuture(anonymous));
		assertThat(this.calls).of("orders.ship").failedWith(anonymous.getClass(), 1);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> assertThat(this.calls).of("orders.ship").failedWith(CompletionException.class, 1))
			.withMessage("A call that ends with a CompletionException fails with its cause: "
					+ "write the class of the cause, or \"CompletionException\" if there is none");
	}

	@Test
	void keepTheirDescription() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().as("after the refund").of("orders.place").succeeded(1))
			.withMessageStartingWith("[after the refund] 1 call of 'orders.place'");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(this.calls).as("lunch").within(Duration.ZERO).areOnlyOf("orders.plase"))
			.withMessageStartingWith("[lunch] 'orders.plase' should be an operation");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> atOnce().overridingErrorMessage("no refund").of("orders.place").succeeded(1))
			.withMessage("no refund");
	}

	private TestCallsAssert atOnce() {
		return assertThat(this.calls).within(Duration.ZERO);
	}

	private void place(int count) {
		for (int placed = 0; placed < count; placed++) {
			this.orders.place("lamp");
		}
	}

	private void refuse() {
		assertThatExceptionOfType(CardRefusedException.class).isThrownBy(() -> this.orders.place(" "));
	}

	/**
	 * A class in the class, in the same application.
	 */
	@Nested
	class InANestedClass {

		@Test
		void countFromTheBeginningOfTheTest() {
			place(1);
			assertThat(TestCallsTests.this.calls).of("orders.place").succeeded(1);
		}

	}

}
