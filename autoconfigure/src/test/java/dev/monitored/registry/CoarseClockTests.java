package dev.monitored.registry;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CoarseClock} and {@link ClockAutoConfiguration}.
 */
class CoarseClockTests {

	@Test
	void ticksWithTheWallClockAndStaysBetweenTicks() throws InterruptedException {
		AtomicLong readings = new AtomicLong();
		CountDownLatch thirdReading = new CountDownLatch(3);
		try (CoarseClock clock = new CoarseClock(() -> {
			thirdReading.countDown();
			return readings.incrementAndGet();
		})) {
			thirdReading.await();
			assertThat(clock.wallTime()).isGreaterThanOrEqualTo(2);
			long readBefore = readings.get();
			for (int call = 0; call < 1_000_000; call++) {
				clock.wallTime();
			}
			assertThat(readings.get() - readBefore).as("readings by the ticker alone").isLessThan(1_000_000);
		}
	}

	@Test
	void timesExactly() {
		try (CoarseClock clock = new CoarseClock(System::currentTimeMillis)) {
			long before = MonotonicTime.nanos();
			long between = clock.monotonicTime();
			assertThat(between).isBetween(before, MonotonicTime.nanos());
		}
	}

	@Test
	void readsTheWallClockAfterItWasClosed() throws InterruptedException {
		AtomicLong wallClock = new AtomicLong(1);
		CoarseClock clock = new CoarseClock(wallClock::get);
		clock.close();
		ticker().ifPresent(CoarseClockTests::join);
		wallClock.set(42);
		assertThat(clock.wallTime()).isEqualTo(42);
		wallClock.set(43);
		assertThat(clock.wallTime()).isEqualTo(43);
	}

	@Test
	void readsTheWallClockWhenTheTickerDies() {
		AtomicLong readings = new AtomicLong();
		try (CoarseClock clock = new CoarseClock(() -> {
			if (readings.incrementAndGet() == 1) {
				throw new IllegalStateException("The ticker dies of this, as the test wants");
			}
			return 42;
		})) {
			ticker().ifPresent(CoarseClockTests::join);
			assertThat(clock.wallTime()).isEqualTo(42);
		}
	}

	@Test
	void isOffByDefault() {
		MonitoredContext.runner().run((context) -> assertThat(context.getBean(Clock.class)).isSameAs(Clock.SYSTEM));
	}

	@Test
	void isTheClockOfTheRegistryAndEndsWithTheContext() {
		MonitoredContext.runner().withPropertyValues("monitored.clock.coarse=true").run((context) -> {
			assertThat(context).hasSingleBean(Clock.class);
			assertThat(context.getBean(Clock.class)).isInstanceOf(CoarseClock.class);
			assertThat(context.getBean(PrometheusMeterRegistry.class).config().clock())
				.isSameAs(context.getBean(Clock.class));
			assertThat(ticker()).hasValueSatisfying((thread) -> assertThat(thread.isDaemon()).isTrue());
			context.close();
			ticker().ifPresent(CoarseClockTests::join);
			assertThat(ticker()).isEmpty();
		});
	}

	@Test
	void isTheClockOfTheRegistryWithLazyInitialization() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.clock.coarse=true")
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(context.getBean(PrometheusMeterRegistry.class).config().clock())
				.isInstanceOf(CoarseClock.class));
	}

	@Test
	void backsOffToTheApplicationsOwnClock() {
		MonitoredContext.runner(OwnClock.class)
			.withPropertyValues("monitored.clock.coarse=true")
			.run((context) -> assertThat(context.getBean(PrometheusMeterRegistry.class).config().clock())
				.isInstanceOf(MockClock.class));
	}

	private static java.util.Optional<Thread> ticker() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> "monitored-clock".equals(thread.getName()))
			.findFirst();
	}

	private static void join(Thread thread) {
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClock {

		@Bean
		MockClock ownClock() {
			return new MockClock();
		}

	}

}
