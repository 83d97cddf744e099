package dev.monitored.indicator.cause;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import dev.monitored.Patience;
import dev.monitored.cause.Cause;
import dev.monitored.cause.CauseResolver;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What calls are put down to that wait for others, stand still, or are explained by the
 * application.
 */
class ElsewhereTests {

	private static final String LATENCY = "latency_p95";

	private static final String AVAILABILITY = "availability";

	@Test
	void waitingForAFutureOfAnOperation() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			trouble.checkout(() -> {
				CompletableFuture<String> result = operations.record("delivery",
						() -> CompletableFuture.supplyAsync(() -> {
							TroubledShop.pass(80);
							return "";
						}, whileWaiting()));
				result.join();
				TroubledShop.pass(15);
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("operation delivery", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("operation delivery", 80L, "unmeasured _none", 15L));
		});
	}

	@Test
	void givingUpAFutureOfAnOperation() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			assertThatException().isThrownBy(() -> trouble.checkout(() -> {
				trouble.query("orders", 50);
				Thread.currentThread().interrupt();
				operations.record("delivery", () -> new CompletableFuture<>()).get();
			}));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("operation delivery", 1.0));
		});
	}

	@Test
	void futureOfAnOperationThatFails() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			assertThatException().isThrownBy(() -> trouble
				.checkout(() -> operations.record("delivery", () -> CompletableFuture.supplyAsync(() -> {
					TroubledShop.pass(2);
					throw new IllegalStateException();
				})).join()));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("operation delivery", 1.0));
		});
	}

	@Test
	void futureThatIsDerivedOfAnOperation() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			trouble.checkout(() -> operations.record("delivery", () -> CompletableFuture.supplyAsync(() -> {
				TroubledShop.pass(80);
				return "";
			}, whileWaiting())).thenApply((value) -> value).join());
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@Test
	void severalFuturesTogether() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			trouble.checkout(() -> {
				CompletableFuture<?> first = operations.record("delivery", () -> CompletableFuture.supplyAsync(() -> {
					TroubledShop.pass(80);
					return "";
				}, whileWaiting()));
				CompletableFuture.allOf(first).join();
				first.join();
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@Test
	void failureThatACallerUnwraps() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			assertThatException().isThrownBy(() -> trouble.checkout(() -> {
				try {
					operations.record("delivery", () -> CompletableFuture.supplyAsync(() -> {
						throw new IllegalStateException();
					}, whileWaiting())).get();
				}
				catch (ExecutionException ex) {
					throw new IllegalArgumentException(ex.getCause());
				}
			}));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("operation delivery", 1.0));
		});
	}

	@Test
	void failureThatThrowsWhenItIsLookedAt() {
		TroubledShop.in((trouble) -> {
			assertThatException().isThrownBy(() -> trouble.checkout(() -> {
				throw new RuntimeException() {

					@Override
					public synchronized Throwable getCause() {
						throw new IllegalStateException();
					}

				};
			}));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@Test
	void waitingForASubscription() {
		TroubledShop.in((trouble) -> {
			Operations operations = trouble.context().getBean(Operations.class);
			trouble.checkout(
					() -> operations.record("delivery", () -> Mono.fromCallable(() -> TroubledShop.pass(80)).hide())
						.block());
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unknown _none", 1.0));
		});
	}

	@Test
	void waitingForABusyExecutor() {
		TroubledShop.in((trouble) -> {
			ExecutorService executor = Executors.newSingleThreadExecutor();
			CountDownLatch busy = new CountDownLatch(1);
			executor.submit(() -> {
				Patience.await(busy);
				TroubledShop.pass(80);
				return "";
			});
			trouble.checkout(() -> {
				trouble.query("orders", 30);
				Future<?> task = executor.submit(() -> trouble.query("items", 10));
				busy.countDown();
				Patience.get(task);
			});
			executor.shutdown();
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unmeasured _none", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("db orders", 30L, "unmeasured _none", 90L));
		});
	}

	@Test
	void cancelledAfterTheThreshold() {
		TroubledShop.in((trouble) -> {
			CompletableFuture<String> result = trouble.checkoutFor(CompletableFuture::new);
			TroubledShop.pass(80);
			result.cancel(true);
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("unknown _none", 1.0));
			assertThat(trouble.causes(AVAILABILITY)).isEmpty();
		});
	}

	@Test
	void openBreaker() {
		TroubledShop.in((trouble) -> {
			assertThatException().isThrownBy(() -> trouble.checkout(() -> {
				throw new OpenBreakerException();
			}));
			assertThatException().isThrownBy(() -> trouble.checkout(() -> {
				throw new IllegalStateException();
			}));
			assertThat(trouble.causes(AVAILABILITY)).isEqualTo(Map.of("breaker bank", 1.0, "unmeasured _none", 1.0));
		}, Breakers.class);
	}

	@Test
	void collectionOfGarbageInTheMiddle() {
		TroubledShop.in((trouble) -> Patience.await("a pause that is the cause", () -> {
			byte[][] garbage = new byte[1_000][];
			trouble.checkout(() -> {
				for (int index = 0; index < garbage.length; index++) {
					garbage[index] = new byte[10_000];
				}
				System.gc();
			});
			return trouble.causes(LATENCY).containsKey("gc _none");
		}), "monitored.operation.overrides[0].name=checkout", "monitored.operation.overrides[0].latency=p95 < 3ms");
	}

	@Test
	void blockingCallOfALanguageModel() {
		TroubledShop.in((trouble) -> {
			LlmCalls llm = trouble.context().getBean(LlmCalls.class);
			trouble.checkout(() -> {
				try (LlmCall call = llm.start("openai", "gpt", StreamMode.BLOCKING)) {
					call.enter();
					TroubledShop.pass(50);
					trouble.http("api", 20);
					call.finish("stop");
				}
			});
			assertThat(trouble.causes(LATENCY)).isEqualTo(Map.of("llm gpt", 1.0));
			assertThat(trouble.minutes("bad")).isEqualTo(Map.of("llm gpt", 50L, "http api", 20L));
		});
	}

	@Test
	void sloOfAResourceItself() {
		TroubledShop.in((trouble) -> {
			trouble.query("orders", 70);
			assertThatException().isThrownBy(() -> trouble.brokenQuery("stock"));
			Scrape scrape = Scrape.of(trouble.context());
			assertThat(scrape.value("slo_bad_events_by_cause_total", "slo", "queries", "sli", LATENCY, "cause", "db",
					"resource", "orders"))
				.isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_by_cause_total", "slo", "queries", "sli", AVAILABILITY, "cause",
					"db", "resource", "stock"))
				.isEqualTo(1);
		}, "monitored.slo.definitions.queries.signal=db", "monitored.slo.definitions.queries.availability=99%",
				"monitored.slo.definitions.queries.latency=p95 < 60m");
	}

	/**
	 * Returns what runs a task while this thread waits.
	 */
	private static Executor whileWaiting() {
		Thread caller = Thread.currentThread();
		return (task) -> new Thread(() -> {
			Patience.await("a caller that waits", () -> caller.getState() == Thread.State.WAITING);
			task.run();
		}).start();
	}

	static class OpenBreakerException extends RuntimeException {

	}

	@Configuration(proxyBeanMethods = false)
	static class Breakers {

		@Bean
		CauseResolver silent() {
			return (failure) -> null;
		}

		@Bean
		CauseResolver openBreakers() {
			return (failure) -> (failure instanceof OpenBreakerException) ? new Cause("breaker", "bank") : null;
		}

		@Bean
		CauseResolver broken() {
			return (failure) -> {
				throw new IllegalStateException();
			};
		}

	}

}
