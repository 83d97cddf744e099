package dev.monitored.indicator.cause;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What slow calls are put down to, and what their time is said to have gone to.
 */
class SlowCallTests {

	private static final String LATENCY = "latency_p95";

	@Test
	void slowQueryInAFastMethod() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> trouble.query("orders", 100));
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("db orders", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("db orders", 100L));
		});
	}

	@Test
	void slowMethodWithFastQueries() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> {
				trouble.query("orders", 30);
				TroubledShop.pass(60);
				trouble.query("items", 20);
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unmeasured _none", 1.0));
			assertThat(trouble.minutes("bad"))
				.isEqualTo(Map.of("unmeasured _none", 60L, "db orders", 30L, "db items", 20L));
		});
	}

	@Test
	void firstOfTwoEqualParts() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> {
				trouble.query("orders", 50);
				trouble.http("bank", 49);
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("db orders", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("db orders", 50L, "http bank", 49L));
		});
	}

	@Test
	void partThatGrewAndNotTheLargestOne() {
		TroubledShop.in((trouble) -> {
			for (int call = 0; call < 4_000; call++) {
				trouble.checkout(() -> {
					trouble.http("bank", 40);
					trouble.query("orders", 2);
				});
			}
			trouble.checkout(() -> {
				trouble.http("bank", 41);
				trouble.query("orders", 35);
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("db orders", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("http bank", 41L, "db orders", 35L));
		});
	}

	@Test
	void attemptsOfARetryAddUp() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> {
				for (int attempt = 0; attempt < 3; attempt++) {
					trouble.http("bank", 25);
					TroubledShop.pass(20);
				}
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("http bank", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("http bank", 75L, "unmeasured _none", 60L));
		});
	}

	@Test
	void nestedOperationOwnsWhatItDoesNotPassOn() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> trouble.pricing(() -> {
				trouble.query("items", 40);
				TroubledShop.pass(60);
			}));
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation pricing", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation pricing", 60L, "db items", 40L));
		});
	}

	@Test
	void recursion() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> recurse(trouble, 100));
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation pricing", 1.0));
			assertThat(trouble.minutes("bad").values().stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
		});
	}

	private static void recurse(TroubledShop trouble, int times) throws Exception {
		TroubledShop.pass(2);
		if (times > 1) {
			trouble.pricing(() -> recurse(trouble, times - 1));
		}
	}

	@Test
	void nestedTransactions() {
		TroubledShop.in((trouble) -> {
			PlatformTransactionManager manager = trouble.context().getBean(PlatformTransactionManager.class);
			TransactionTemplate outer = new TransactionTemplate(manager);
			TransactionTemplate inner = new TransactionTemplate(manager);
			inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
			trouble.checkout(() -> outer.executeWithoutResult((first) -> {
				trouble.query("orders", 45);
				inner.executeWithoutResult((second) -> trouble.query("stock", 70));
			}));
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("db stock", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("db orders", 45L, "db stock", 70L));
		});
	}

	@Test
	void waitingForAConnection() {
		TroubledShop.in((trouble) -> {
			DataSource dataSource = trouble.context().getBean(DataSource.class);
			HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
			Connection held = dataSource.getConnection();
			Thread holder = new Thread(() -> {
				Patience.await("a call that waits",
						() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
				TroubledShop.pass(90);
				try {
					held.close();
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
			holder.start();
			trouble.checkout(() -> trouble.query("orders", 40));
			holder.join();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("pool dataSource", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("pool dataSource", 90L, "db orders", 40L));
		}, "spring.datasource.hikari.maximum-pool-size=1");
	}

	@Test
	void workThatGoesOnInAFuture() {
		TroubledShop.in((trouble) -> {
			CompletableFuture<String> result = new CompletableFuture<>();
			trouble.checkoutFor(() -> {
				trouble.query("orders", 35);
				return result;
			});
			TroubledShop.pass(65);
			result.complete("");
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unknown _none", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("unknown _none", 65L, "db orders", 35L));
		});
	}

	@Test
	void parallelStream() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> {
				Thread other = new Thread(() -> trouble.query("orders", 100));
				other.start();
				other.join();
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unmeasured _none", 1.0));
		});
	}

	@Test
	void foldsResourcesPastTheLimit() {
		TroubledShop.in((trouble) -> {
			IntStream.range(0, 30).forEach((number) -> {
				try {
					trouble.checkout(() -> trouble.http("host" + number, 61));
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			});
			Map<String, Double> causes = trouble.causes(LATENCY);
			assertThat(causes).hasSizeLessThanOrEqualTo(21).containsKey("http _other");
			assertThat(causes.values().stream().mapToDouble(Double::doubleValue).sum()).isEqualTo(30);
		});
	}

	@Test
	void fewPartsOfOneCallAreToldApart() {
		TroubledShop.in((trouble) -> {
			trouble.checkout(() -> {
				for (int number = 0; number < 20; number++) {
					trouble.http("host" + number, 10);
				}
			});
			Map<String, Long> minutes = trouble.minutes("bad");
			assertThat(minutes).containsEntry("http host0", 10L).containsEntry("http _other", 120L);
			assertThat(minutes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(200);
		});
	}

	@Test
	void samplesGoodCalls() {
		TroubledShop.in((trouble) -> {
			for (int call = 0; call < 1_600; call++) {
				trouble.checkout(() -> trouble.query("orders", 10));
			}
			assertThat(trouble.causes(LATENCY)).isEmpty();
			Map<String, Long> minutes = trouble.minutes("good");
			assertThat(minutes.get("db orders")).isBetween(300L, 2_400L);
			assertThat(minutes.keySet()).containsAnyOf("db orders");
		});
	}

}
