package dev.monitored.indicator.cause;

import java.sql.Connection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What calls that failed are put down to.
 */
class FailedCallTests {

	private static final String AVAILABILITY = "availability";

	private static void fail(TroubledShop trouble, TroubledShop.Script script) {
		assertThatException().isThrownBy(() -> trouble.checkout(script));
	}

	@Test
	void failingQueryWhoseExceptionIsTranslated() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				trouble.http("bank", 40);
				trouble.brokenQuery("orders");
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("db orders", 1.0));
		});
	}

	@Test
	void failureOfItsOwn() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				trouble.query("orders", 50);
				throw new IllegalStateException();
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("unmeasured _none", 1.0));
		});
	}

	@Test
	void swallowedFailureIsNotTheOne() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				assertThatException().isThrownBy(() -> trouble.brokenQuery("orders"));
				throw new IllegalStateException();
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("unmeasured _none", 1.0));
		});
	}

	@Test
	void firstOfTwoFailuresThatIsThrownLater() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				Exception first = null;
				try {
					trouble.brokenQuery("orders");
				}
				catch (RuntimeException ex) {
					first = ex;
				}
				assertThatException().isThrownBy(() -> trouble.http("bank", 1, HttpStatus.BAD_GATEWAY));
				throw new IllegalStateException(first);
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("db orders", 1.0));
		});
	}

	@Test
	void innermostOfNestedCalls() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> trouble.pricing(() -> trouble.http("bank", 1, HttpStatus.BAD_GATEWAY)));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("http bank", 1.0));
		});
	}

	@Test
	void nestedOperationThatFails() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> trouble.pricing(() -> {
				trouble.query("orders", 40);
				throw new IllegalStateException();
			}));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("operation pricing", 1.0));
		});
	}

	@Test
	void upstreamThatTimesOut() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				trouble.query("orders", 50);
				trouble.http("bank", 30, HttpStatus.REQUEST_TIMEOUT);
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("http bank", 1.0));
		});
	}

	@Test
	void deadlineOfTheCallItselfIsSlowness() {
		TroubledShop.in((trouble) -> {
			fail(trouble, () -> {
				trouble.query("orders", 50);
				trouble.http("bank", 40);
				throw new TimeoutException();
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("db orders", 1.0));
		});
	}

	@Test
	void exhaustedPool() {
		TroubledShop.in((trouble) -> {
			Connection held = trouble.context().getBean(DataSource.class).getConnection();
			fail(trouble, () -> trouble.query("orders", 1));
			held.close();
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("pool dataSource", 1.0));
		}, "spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=250");
	}

	@Test
	void failureOfAFuture() {
		TroubledShop.in((trouble) -> {
			CompletableFuture<String> result = new CompletableFuture<>();
			trouble.checkoutFor(() -> result);
			result.completeExceptionally(new IllegalStateException());
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@Test
	void failureOfAFutureThatIsKnownAtOnce() {
		TroubledShop.in((trouble) -> {
			trouble.checkoutFor(() -> {
				try {
					trouble.brokenQuery("orders");
					return new CompletableFuture<>();
				}
				catch (RuntimeException ex) {
					return CompletableFuture.failedFuture(ex);
				}
			});
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("db orders", 1.0));
		});
	}

}
