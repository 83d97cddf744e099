package dev.monitored.call;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.cause.Cause;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.operation.Operations;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What {@link CallListener} beans hear of.
 */
class CallListenerTests {

	private static ApplicationContextRunner application() {
		return MonitoredContext.runner(Listeners.class);
	}

	@Test
	void hearOfSlowCalls() {
		application().run((context) -> {
			checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(2)));
			EndedCall call = onlyCall(context);
			assertThat(call.signal()).isEqualTo("operation");
			assertThat(call.labels()).isEqualTo(Map.of("operation", "checkout"));
			assertThat(call.status()).isEqualTo(Status.SUCCESS);
			assertThat(call.error()).isNull();
			assertThat(call.failure()).isNull();
			assertThat(call.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(10));
			assertThat(call.broken()).extracting((broken) -> broken.slo() + " " + broken.sli())
				.containsExactly("checkout latency_p95", "checkout latency_p99");
			assertThat(call.cause()).isEqualTo(Cause.UNMEASURED);
		});
	}

	@Test
	void hearOfFailedCalls() {
		application().run((context) -> {
			IllegalStateException failure = new IllegalStateException("secret");
			assertThatIllegalStateException().isThrownBy(() -> checkout(context, () -> {
				throw failure;
			}));
			EndedCall call = onlyCall(context);
			assertThat(call.status()).isEqualTo(Status.ERROR);
			assertThat(call.error()).isEqualTo("IllegalStateException");
			assertThat(call.failure()).isSameAs(failure);
			assertThat(call.broken()).extracting(BrokenObjective::sli).containsExactly("availability");
		});
	}

	@Test
	void hearOfNoCallThatIsExcluded() {
		application().run((context) -> {
			Runnable failing = () -> {
				throw new IllegalStateException("excluded");
			};
			assertThatIllegalStateException()
				.isThrownBy(() -> context.getBean(Operations.class).excluded(() -> checkout(context, failing)));
			context.getBean(Operations.class)
				.excluded(() -> checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(2))));
			checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(3)));
			assertThat(onlyCall(context).duration()).isGreaterThanOrEqualTo(Duration.ofMinutes(3));
		});
	}

	@Test
	void hearOfFailedCallsWithoutObjectives() {
		application().run((context) -> {
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Shop.class).restock());
			EndedCall call = onlyCall(context);
			assertThat(call.labels()).isEqualTo(Map.of("operation", "restock"));
			assertThat(call.broken()).isEmpty();
		});
	}

	@Test
	void hearOfALateFirstTokenWhenTheCallEnds() {
		application()
			.withPropertyValues("monitored.slo.definitions.tokens.signal=llm-ttft",
					"monitored.slo.definitions.tokens.latency=p95 < 1m")
			.run((context) -> {
				try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.STREAMING)) {
					LeapingTime.pass(Duration.ofMinutes(2));
					call.contentChunk();
					assertThat(context.getBean(Listeners.class).heard).isEmpty();
					call.finish("stop");
				}
				EndedCall call = onlyCall(context);
				assertThat(call.status()).isEqualTo(Status.SUCCESS);
				assertThat(call.broken()).extracting(BrokenObjective::slo).containsExactly("tokens");
			});
	}

	@Test
	void hearNothingOfGoodCalls() {
		application().run((context) -> {
			checkout(context, () -> {
			});
			assertThatIllegalStateException().isThrownBy(() -> context.getBean(Shop.class).restock());
			assertThat(onlyCall(context).labels()).isEqualTo(Map.of("operation", "restock"));
		});
	}

	@Test
	void hearOfNoCauseIfCausesAreOff() {
		application().withPropertyValues("monitored.slo.causes.enabled=false").run((context) -> {
			checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(2)));
			EndedCall call = onlyCall(context);
			assertThat(call.broken()).hasSize(2);
			assertThat(call.cause()).isNull();
			assertThat(Scrape.of(context).has("slo_bad_events_by_cause_total")).isFalse();
		});
	}

	@Test
	void harmNeitherCallsNorOthersIfTheyThrow() {
		application().withUserConfiguration(Throwing.class).run((context) -> {
			for (int call = 0; call < 10; call++) {
				checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(2)));
			}
			Patience.await("ten calls", () -> context.getBean(Listeners.class).heard.size() == 10);
			assertThat(dropped(context, "throwing")).isZero();
		});
	}

	@Test
	void missCallsIfTheyAreBlocked() {
		application().withUserConfiguration(Blocked.class).run((context) -> {
			CountDownLatch release = context.getBean(Blocked.class).release;
			int calls = ListenerQueue.CAPACITY + 100;
			for (int call = 0; call < calls; call++) {
				int expected = call + 1;
				checkout(context, () -> LeapingTime.pass(Duration.ofMinutes(2)));
				if (expected % 100 == 0) {
					Patience.await("all calls", () -> context.getBean(Listeners.class).heard.size() == expected);
				}
			}
			assertThat(dropped(context, "blocked")).isBetween(99.0, 100.0);
			assertThat(dropped(context, "heard")).isZero();
			release.countDown();
		});
	}

	@Test
	void hearOfTheLastCallsAfterTheirQueueIsClosed() throws InterruptedException {
		List<EndedCall> heard = new CopyOnWriteArrayList<>();
		CountDownLatch closed = new CountDownLatch(1);
		CallListener listener = (call) -> {
			try {
				Patience.await(closed);
				heard.add(call);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		};
		ListenerQueue queue = new ListenerQueue("late", () -> listener,
				new DeferredMeters(new StaticListableBeanFactory().getBeanProvider(MeterRegistry.class)));
		EndedCall call = new EndedCall("operation", Map.of(), Status.ERROR, "Any", null, Instant.EPOCH, 0,
				Duration.ZERO, List.of(), null, null);
		for (int number = 0; number < 5; number++) {
			queue.offer(call);
		}
		queue.close();
		queue.offer(call);
		closed.countDown();
		queue.await(Patience.LIMIT.toMillis());
		assertThat(heard).hasSize(5);
	}

	private static void checkout(ApplicationContext context, Runnable action) {
		context.getBean(Shop.class).checkout(action);
	}

	private static EndedCall onlyCall(ApplicationContext context) {
		List<EndedCall> heard = context.getBean(Listeners.class).heard;
		Patience.await("a call", () -> !heard.isEmpty());
		assertThat(heard).hasSize(1);
		return heard.get(0);
	}

	private static double dropped(ApplicationContext context, String listener) {
		return Scrape.of(context).value("monitored_listener_dropped_total", "listener", listener);
	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		private final List<EndedCall> heard = new CopyOnWriteArrayList<>();

		@Bean
		Shop shop() {
			return new Shop();
		}

		@Bean
		CallListener heard() {
			return this.heard::add;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Throwing {

		@Bean
		CallListener throwing() {
			return (call) -> {
				throw new IllegalStateException();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Blocked {

		private final CountDownLatch release = new CountDownLatch(1);

		@Bean
		CallListener blocked() {
			return (call) -> {
				try {
					this.release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			};
		}

	}

	static class Shop {

		@Monitored(value = "checkout", availability = "99%", latency = { "p95 < 1m", "p99 < 90s" })
		void checkout(Runnable action) {
			action.run();
		}

		@Monitored("restock")
		void restock() {
			throw new IllegalStateException();
		}

	}

}
