package dev.monitored.dashboard.data;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.catalog.status.SloReporter;
import dev.monitored.dashboard.history.Range;
import dev.monitored.dashboard.history.SampledSeries;
import dev.monitored.dashboard.signal.MeterReader;
import dev.monitored.dashboard.slo.SloTable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Sampler}.
 */
class SamplerTests {

	private static final long START = 1_700_000_000_000L;

	private long wall = START;

	private long nanos = Long.MAX_VALUE - 5_000_000_000L;

	@Test
	void goesOnWhileTheWallClockIsSetBack() {
		sample((sampler) -> {
			Sample first = sampler.ask();
			this.wall -= 3_600_000;
			pass(1_000);
			Sample second = sampler.ask();
			assertThat(second).isNotSameAs(first);
			assertThat(second.time()).isGreaterThan(first.time());
			pass(10_000);
			sampler.tick();
			pass(10_000);
			sampler.tick();
			Sample last = sampler.ask();
			SampledSeries samples = sampler.history().samples(Range.HOUR, last.time(), 0);
			assertThat(samples.times()).hasSize(3).isSorted().doesNotHaveDuplicates();
		});
	}

	@Test
	void knowsHowOldTheProcessIsThoughTheWallClockIsSetBack() {
		sample((sampler) -> {
			pass(299_000);
			this.wall -= 3_600_000;
			pass(1_000);
			assertThat(sampler.ask().slos().get(0).objectives().get(0).burnFiveMinutes()).isZero();
		});
	}

	@Test
	void samplesEachSecondOnlyAsLongAsItIsAsked() {
		sample((sampler) -> {
			Sample first = sampler.ask();
			pass(500);
			assertThat(sampler.ask()).isSameAs(first);
			pass(500);
			Sample second = sampler.ask();
			assertThat(second).isNotSameAs(first);
			assertThat(sampler.history().samples(Range.MINUTES, second.time(), 0).times())
				.containsExactly(second.time());
			pass(6_000);
			Sample third = sampler.ask();
			assertThat(sampler.history().samples(Range.MINUTES, third.time(), 0).times()).doesNotContain(third.time());
		});
	}

	private void sample(Consumer<Sampler> action) {
		MonitoredContext.runner(Job.class).run((context) -> {
			context.getBean(Job.class).run();
			SloCatalog catalog = context.getBean(SloCatalog.class);
			SloTable slos = new SloTable(catalog, new SloReporter(catalog, Instant.ofEpochMilli(START)));
			action.accept(new Sampler(new MeterReader(() -> null, List::of, "/actuator/dashboard"), slos,
					new SteadyClock(() -> this.wall, () -> this.nanos), () -> this.nanos, START));
		});
	}

	private void pass(long millis) {
		this.wall += millis;
		this.nanos += millis * 1_000_000;
	}

	static class Job {

		@Monitored(value = "job", availability = "99%")
		void run() {
		}

	}

}
