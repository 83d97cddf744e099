package dev.monitored.dashboard.slo;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallsInFlight}.
 */
class CallsInFlightTests {

	private static final long START = 1_700_000_000_000L;

	private static final CountDownLatch OVER = new CountDownLatch(0);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private final CallsInFlight calls = new CallsInFlight();

	@AfterEach
	void endCalls() {
		this.end.countDown();
		this.executor.shutdownNow();
	}

	@Test
	void hangWhenTheyAreInFlightMuchLongerThanTheLongestThatSucceeded() {
		inJob((job, slo) -> {
			job.run(OVER);
			block(job, slo, 4);
			assertThat(hanging(slo, 0)).isNull();
			assertThat(hanging(slo, 29)).isNull();
			HangingCalls hanging = Objects.requireNonNull(hanging(slo, 31));
			assertThat(hanging).returns(4L, HangingCalls::calls).returns(START, HangingCalls::since);
			assertThat(hanging.longestSeconds()).isPositive();
			assertThat(hanging.areMany()).isTrue();
		});
	}

	@Test
	void hangAlsoWhileFewerOthersEndThanThereAre() {
		inJob((job, slo) -> {
			job.run(OVER);
			block(job, slo, 4);
			hanging(slo, 0);
			job.run(OVER);
			job.run(OVER);
			assertThat(hanging(slo, 40)).isNotNull()
				.returns(2L, HangingCalls::calls)
				.returns(false, HangingCalls::areMany);
		});
	}

	@Test
	void areNotKnownToHangWhileOthersEnd() {
		inJob((job, slo) -> {
			block(job, slo, 2);
			hanging(slo, 0);
			job.run(OVER);
			job.run(OVER);
			assertThat(hanging(slo, 600)).isNull();
		});
	}

	@Test
	void hangAfterFiveMinutesWhereItIsNotKnownHowLongTheyTake() {
		inJob((job, slo) -> {
			block(job, slo, 3);
			hanging(slo, 0);
			assertThat(hanging(slo, 299)).isNull();
			assertThat(hanging(slo, 301)).isNotNull().returns(null, HangingCalls::longestSeconds);
		});
	}

	@Test
	void hangLaterWhereTheThresholdIsHigh() {
		inJobs((job, catalog) -> {
			TrackedSlo slow = find(catalog, "slow");
			job.slow(OVER);
			this.executor.submit(() -> job.slow(this.end));
			Patience.await("the call is in flight", () -> slow.activeCalls() == 1);
			hanging(slow, 0);
			assertThat(hanging(slow, 1_799)).isNull();
			assertThat(hanging(slow, 1_801)).isNotNull();
		});
	}

	@Test
	void noLongerHangOnceTheyEnd() {
		inJob((job, slo) -> {
			job.run(OVER);
			block(job, slo, 3);
			hanging(slo, 0);
			assertThat(hanging(slo, 40)).isNotNull();
			this.end.countDown();
			Patience.await("all have ended", () -> slo.activeCalls() == 0);
			assertThat(hanging(slo, 41)).isNull();
		});
	}

	private @Nullable HangingCalls hanging(TrackedSlo slo, int seconds) {
		return this.calls.hanging(slo, START + 1_000L * seconds, Duration.ofSeconds(seconds));
	}

	private void block(Job job, TrackedSlo slo, int number) {
		for (int call = 0; call < number; call++) {
			this.executor.submit(() -> job.run(this.end));
		}
		Patience.await("all are in flight", () -> slo.activeCalls() == number);
	}

	private void inJob(BiConsumer<Job, TrackedSlo> action) {
		inJobs((job, catalog) -> action.accept(job, find(catalog, "job")));
	}

	private static void inJobs(BiConsumer<Job, SloCatalog> action) {
		MonitoredContext.runner(Job.class)
			.run((context) -> action.accept(context.getBean(Job.class), context.getBean(SloCatalog.class)));
	}

	private static TrackedSlo find(SloCatalog catalog, String name) {
		return catalog.slos().stream().filter((slo) -> slo.slo().name().equals(name)).findFirst().orElseThrow();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static class Job {

		@Monitored(value = "job", availability = "99%")
		void run(CountDownLatch until) {
			await(until);
		}

		@Monitored(value = "slow", availability = "99%", latency = "p95 < 10m")
		void slow(CountDownLatch until) {
			await(until);
		}

	}

}
