package dev.monitored.benchmarks;

import java.util.concurrent.TimeUnit;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
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

/**
 * Time that an observation takes as Spring Boot wires it, and what an SLO about
 * observations adds to it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 12, time = 1, timeUnit = TimeUnit.SECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class ObservationBenchmark {

	private static final String WORK = "work";

	/**
	 * What the SLOs are about.
	 */
	@Param
	@SuppressWarnings("NullAway.Init")
	public About about;

	@SuppressWarnings("NullAway.Init")
	private Application application;

	@SuppressWarnings("NullAway.Init")
	private ObservationRegistry registry;

	/**
	 * Starts the application.
	 */
	@Setup
	public void start() {
		this.application = Application.start(Instrumentation.EMPTY, WallClock.SYSTEM, this.about.settings);
		this.registry = this.application.observations();
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if the SLO has not counted each observation
	 */
	@TearDown
	public void stop() {
		try (Application stopped = this.application) {
			stopped.checkObserved(WORK, this.about == About.IT);
		}
	}

	/**
	 * Observes nothing, by a name and a key.
	 */
	@Benchmark
	public void observe() {
		Observation.createNotStarted(WORK, this.registry).lowCardinalityKeyValue("kind", "some").observe(() -> {
		});
	}

	/**
	 * What SLOs of the signal {@code observation} are about.
	 */
	public enum About {

		/**
		 * Nothing: there is no SLO of this signal.
		 */
		NOTHING,

		/**
		 * Another observation.
		 */
		ANOTHER(slo("other")),

		/**
		 * The observation that is measured.
		 */
		IT(slo(WORK));

		private final String[] settings;

		About(String... settings) {
			this.settings = settings;
		}

		private static String[] slo(String name) {
			String property = "monitored.slo.definitions.benchmark.";
			return new String[] { property + "signal=observation", property + "match.name=" + name,
					property + "match.kind=some", property + "availability=99%" };
		}

	}

}
