package dev.monitored.benchmarks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import dev.monitored.benchmarks.instrumentation.Application;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;
import dev.monitored.benchmarks.instrumentation.Work;

/**
 * Time of one call of a proxied bean, by how it is measured and by what it returns.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class CallBenchmark {

	@Param
	Instrumentation instrumentation = Instrumentation.EMPTY;

	@Param
	WallClock clock = WallClock.SYSTEM;

	private final Queue<Caller> callers = new ConcurrentLinkedQueue<>();

	@SuppressWarnings("NullAway.Init")
	private Application application;

	@SuppressWarnings("NullAway.Init")
	private Work work;

	/**
	 * Starts the application.
	 */
	@Setup
	public void start() {
		this.application = Application.start(this.instrumentation, this.clock);
		this.work = this.application.work();
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if not every call was recorded
	 */
	@TearDown
	public void stop() {
		try (Application stopped = this.application) {
			stopped.checkRecorded(this.callers.stream().mapToLong((caller) -> caller.calls).sum());
		}
	}

	/**
	 * Calls a method that returns a value.
	 * @param caller who calls
	 * @return the value
	 */
	@Benchmark
	public Object value(Caller caller) {
		caller.calls++;
		return this.work.value("value");
	}

	/**
	 * Calls a method that returns a completed future.
	 * @param caller who calls
	 * @return the future
	 */
	@Benchmark
	public Object future(Caller caller) {
		caller.calls++;
		return this.work.future("value");
	}

	/**
	 * Calls a method that returns a publisher, and subscribes to that.
	 * @param caller who calls
	 * @return the value
	 */
	@Benchmark
	public @Nullable Object mono(Caller caller) {
		caller.calls++;
		return this.work.mono("value").block();
	}

	/**
	 * One thread, and how many calls it made.
	 */
	@State(Scope.Thread)
	public static class Caller {

		private long calls;

		/**
		 * Makes the calls of this thread known, and begins its trace.
		 * @param benchmark what adds them up
		 */
		@Setup
		public void register(CallBenchmark benchmark) {
			benchmark.callers.add(this);
			benchmark.application.beginTrace();
		}

	}

}
