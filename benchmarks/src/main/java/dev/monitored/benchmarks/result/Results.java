package dev.monitored.benchmarks.result;

import java.io.File;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.monitored.benchmarks.BusinessBenchmark;
import dev.monitored.benchmarks.CallBenchmark;
import dev.monitored.benchmarks.DatabaseBenchmark;
import dev.monitored.benchmarks.GuardBenchmark;
import dev.monitored.benchmarks.LlmBenchmark;
import dev.monitored.benchmarks.NanoTimeBenchmark;
import dev.monitored.benchmarks.SqlBenchmark;
import dev.monitored.benchmarks.database.Measuring;
import dev.monitored.benchmarks.instrumentation.Instrumentation;
import dev.monitored.benchmarks.instrumentation.WallClock;

/**
 * All iterations of all forks of one run. A result is the median of its iterations, so
 * that a disturbed one does not count.
 */
final class Results {

	private static final String CALL = CallBenchmark.class.getName() + ".";

	private static final String GUARD = GuardBenchmark.class.getName() + ".";

	private static final String SQL = SqlBenchmark.class.getName() + ".";

	private static final String LLM = LlmBenchmark.class.getName() + ".";

	private static final String BUSINESS = BusinessBenchmark.class.getName() + ".";

	private final Map<Case, List<Double>> nanos = new HashMap<>();

	private final Map<Case, List<Double>> bytes = new HashMap<>();

	private final List<Double> pair = new ArrayList<>();

	private final Map<String, List<Double>> guard = new HashMap<>();

	private final Map<String, List<Double>> sql = new HashMap<>();

	private final Map<Measuring, Queries> queries = new EnumMap<>(Measuring.class);

	private final Map<String, List<Double>> llm = new HashMap<>();

	private final Map<String, List<Double>> llmBytes = new HashMap<>();

	private final Map<String, List<Double>> events = new HashMap<>();

	private final Map<String, List<Double>> eventBytes = new HashMap<>();

	private String machine = "unknown JVM";

	/**
	 * Reads what JMH wrote.
	 * @param files the files in JSON
	 * @return the results of all of them
	 */
	static Results read(List<File> files) {
		Results results = new Results();
		files.forEach((file) -> JsonMapper.shared().readTree(file).forEach(results::add));
		return results;
	}

	private void add(JsonNode run) {
		String benchmark = run.path("benchmark").asString();
		JsonNode time = run.path("primaryMetric");
		this.machine = "%s %s".formatted(run.path("vmName").asString(), run.path("vmVersion").asString());
		if (benchmark.startsWith(CALL)) {
			Case of = call(benchmark.substring(CALL.length()), run);
			add(time, this.nanos.computeIfAbsent(of, (added) -> new ArrayList<>()));
			add(run.path("secondaryMetrics").path("gc.alloc.rate.norm"),
					this.bytes.computeIfAbsent(of, (added) -> new ArrayList<>()));
		}
		else if (run.path("threads").asInt() == 1) {
			addSingle(benchmark, time, run);
		}
	}

	private void addSingle(String benchmark, JsonNode time, JsonNode run) {
		if (benchmark.startsWith(NanoTimeBenchmark.class.getName())) {
			add(time, this.pair);
		}
		else if (benchmark.startsWith(GUARD)) {
			add(time, this.guard.computeIfAbsent(benchmark.substring(GUARD.length()), (added) -> new ArrayList<>()));
		}
		else if (benchmark.startsWith(SQL)) {
			add(time, this.sql.computeIfAbsent(benchmark.substring(SQL.length()), (added) -> new ArrayList<>()));
		}
		else if (benchmark.startsWith(DatabaseBenchmark.class.getName())) {
			Measuring measuring = Measuring.valueOf(run.path("params").path("measuring").asString());
			this.queries.computeIfAbsent(measuring, (added) -> new Queries()).add(time, run.path("secondaryMetrics"));
		}
		else if (benchmark.startsWith(LLM)) {
			addWithBytes(run, benchmark.substring(LLM.length()), this.llm, this.llmBytes);
		}
		else if (benchmark.startsWith(BUSINESS)) {
			addWithBytes(run, benchmark.substring(BUSINESS.length()), this.events, this.eventBytes);
		}
	}

	private static void addWithBytes(JsonNode run, String method, Map<String, List<Double>> nanos,
			Map<String, List<Double>> bytes) {
		add(run.path("primaryMetric"), nanos.computeIfAbsent(method, (added) -> new ArrayList<>()));
		add(run.path("secondaryMetrics").path("gc.alloc.rate.norm"),
				bytes.computeIfAbsent(method, (added) -> new ArrayList<>()));
	}

	private static Case call(String method, JsonNode run) {
		JsonNode parameters = run.path("params");
		return new Case(method, run.path("threads").asInt(),
				Instrumentation.valueOf(parameters.path("instrumentation").asString()),
				WallClock.valueOf(parameters.path("clock").asString()));
	}

	private static void add(JsonNode metric, List<Double> samples) {
		samples.addAll(samples(metric));
	}

	/**
	 * Returns what JMH measured.
	 * @param metric one of its metrics
	 * @return the values of all iterations of all forks
	 */
	static List<Double> samples(JsonNode metric) {
		List<Double> samples = new ArrayList<>();
		metric.path("rawData").forEach((fork) -> fork.forEach((iteration) -> samples.add(iteration.asDouble())));
		return samples;
	}

	/**
	 * Returns the Java virtual machine that ran.
	 * @return its name and version
	 */
	String machine() {
		return this.machine;
	}

	/**
	 * Returns whether a method was measured at all.
	 * @param method the method
	 * @param threads the number of calling threads
	 * @return whether there is a result
	 */
	boolean contains(String method, int threads) {
		return this.nanos.keySet().stream().anyMatch((of) -> of.method().equals(method) && of.threads() == threads);
	}

	/**
	 * Returns the time of a call.
	 * @param of what is asked about
	 * @return the nanoseconds, NaN if it was not measured
	 */
	double nanos(Case of) {
		return median(this.nanos.getOrDefault(of, List.of()));
	}

	/**
	 * Returns the time of a call that returns a value, on one thread.
	 * @param instrumentation how calls are measured
	 * @param clock the wall clock of the timers
	 * @return the nanoseconds, NaN if it was not measured
	 */
	double value(Instrumentation instrumentation, WallClock clock) {
		return nanos(Case.value(instrumentation, clock));
	}

	/**
	 * Returns the memory that a call allocates.
	 * @param of what is asked about
	 * @return the bytes, NaN if they were not measured
	 */
	double bytes(Case of) {
		return median(this.bytes.getOrDefault(of, List.of()));
	}

	// The time that a call takes relative to another, and what it takes more

	double ratio(Instrumentation one, Instrumentation other) {
		return value(one, WallClock.SYSTEM) / value(other, WallClock.SYSTEM);
	}

	double added(Instrumentation one, Instrumentation other) {
		return value(one, WallClock.SYSTEM) - value(other, WallClock.SYSTEM);
	}

	double bytesAdded(Instrumentation one, Instrumentation other) {
		return bytes(Case.value(one, WallClock.SYSTEM)) - bytes(Case.value(other, WallClock.SYSTEM));
	}

	/**
	 * Returns the time of two readings of the clock.
	 * @return the nanoseconds, NaN if they were not measured
	 */
	double pair() {
		return median(this.pair);
	}

	/**
	 * Returns the time that the guard takes for a value, on one thread.
	 * @param method the method of the benchmark
	 * @return the nanoseconds, NaN if they were not measured
	 */
	double guard(String method) {
		return median(this.guard.getOrDefault(method, List.of()));
	}

	/**
	 * Returns the time that the scanner takes for a statement, on one thread.
	 * @param method the method of the benchmark
	 * @return the nanoseconds, NaN if they were not measured
	 */
	double sql(String method) {
		return median(this.sql.getOrDefault(method, List.of()));
	}

	/**
	 * Returns what queries cost, on one thread.
	 * @param measuring how they are measured
	 * @return their results, which are NaN if they were not measured
	 */
	Queries queries(Measuring measuring) {
		return this.queries.getOrDefault(measuring, new Queries());
	}

	/**
	 * Returns the memory that measuring adds to a query, on one thread.
	 * @param measuring how it is measured
	 * @return the bytes, NaN if they were not measured
	 */
	double queryBytesAdded(Measuring measuring) {
		return queries(measuring).bytes() - queries(Measuring.NOT_AT_ALL).bytes();
	}

	/**
	 * Returns the time that recording a language model takes, on one thread.
	 * @param method the method of the benchmark
	 * @return the nanoseconds, NaN if they were not measured
	 */
	double llm(String method) {
		return median(this.llm.getOrDefault(method, List.of()));
	}

	/**
	 * Returns the memory that recording a language model allocates.
	 * @param method the method of the benchmark
	 * @return the bytes, NaN if they were not measured
	 */
	double llmBytes(String method) {
		return median(this.llmBytes.getOrDefault(method, List.of()));
	}

	/**
	 * Returns the time that an event takes, on one thread.
	 * @param method the method of the benchmark
	 * @return the nanoseconds, NaN if they were not measured
	 */
	double event(String method) {
		return median(this.events.getOrDefault(method, List.of()));
	}

	/**
	 * Returns the memory that an event allocates.
	 * @param method the method of the benchmark
	 * @return the bytes, NaN if they were not measured
	 */
	double eventBytes(String method) {
		return median(this.eventBytes.getOrDefault(method, List.of()));
	}

	/**
	 * Returns the median.
	 * @param samples some values
	 * @return their median, NaN if there are none
	 */
	static double median(List<Double> samples) {
		double[] sorted = samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		if (sorted.length == 0) {
			return Double.NaN;
		}
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

}
