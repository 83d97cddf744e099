package dev.monitored.benchmarks;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.monitored.benchmarks.instrumentation.Application;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;
import dev.monitored.guard.BoundedLabel;

/**
 * Time that the guard takes for the value of one label.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class GuardBenchmark {

	private static final int VALUES = 100;

	private static final String METER = "http.server.requests";

	private final String[] known = new String[VALUES];

	private final String[] excess = new String[VALUES];

	private final Meter.Id[] knownMeters = new Meter.Id[VALUES];

	private final Meter.Id[] excessMeters = new Meter.Id[VALUES];

	@SuppressWarnings("NullAway.Init")
	private Application application;

	@SuppressWarnings("NullAway.Init")
	private BoundedLabel label;

	@SuppressWarnings("NullAway.Init")
	private MeterFilter filter;

	/**
	 * Fills the label with the values that it admits.
	 */
	@Setup
	public void fill() {
		this.application = Application.start(Instrumentation.EMPTY, WallClock.SYSTEM);
		this.label = this.application.label(METER, "uri");
		this.filter = this.application.filter("monitoredFoldingFilter");
		for (int index = 0; index < VALUES; index++) {
			this.known[index] = this.label.admit("/known/" + index);
			this.knownMeters[index] = meter(new String(this.known[index]));
			this.excess[index] = "/excess/" + index;
			this.excessMeters[index] = meter(this.excess[index]);
		}
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if the label does not have the values that it may
	 */
	@TearDown
	public void stop() {
		try (Application stopped = this.application) {
			stopped.checkFull(METER, "uri", VALUES);
		}
	}

	/**
	 * Admits a value that was admitted before, as a meter of ours does.
	 * @param turn which value
	 * @return the value
	 */
	@Benchmark
	public String admit(Turn turn) {
		return this.label.admit(this.known[turn.next()]);
	}

	/**
	 * Folds a value past the limit, as a meter of ours does.
	 * @param turn which value
	 * @return what stands for it
	 */
	@Benchmark
	public String fold(Turn turn) {
		return this.label.admit(this.excess[turn.next()]);
	}

	/**
	 * Admits a value that was admitted before, as a registry does with a meter of others.
	 * @param turn which meter
	 * @return the meter
	 */
	@Benchmark
	public Meter.Id admitInRegistry(Turn turn) {
		return this.filter.map(this.knownMeters[turn.next()]);
	}

	/**
	 * Folds a value past the limit, as a registry does with a meter of others.
	 * @param turn which meter
	 * @return what stands for it
	 */
	@Benchmark
	public Meter.Id foldInRegistry(Turn turn) {
		return this.filter.map(this.excessMeters[turn.next()]);
	}

	private static Meter.Id meter(String uri) {
		return new Meter.Id(METER, Tags.of("exception", "none", "method", "GET", "outcome", "SUCCESS", "status", "200",
				"uri", uri, "error", "none"), "seconds", null, Meter.Type.TIMER);
	}

	/**
	 * The values of one thread, one after the other.
	 */
	@State(Scope.Thread)
	public static class Turn {

		private int index;

		int next() {
			this.index = (this.index + 1) % VALUES;
			return this.index;
		}

	}

}
