package dev.monitored.benchmarks;

import java.util.concurrent.TimeUnit;

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
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;

/**
 * Time that it takes to record a streamed answer of a language model with everything that
 * there is to record: objectives, first token, tokens of all types, and their price.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class LlmBenchmark {

	/**
	 * How many chunks a long answer has.
	 */
	public static final int CHUNKS = 1_000;

	private static final String[] SETTINGS = { "monitored.llm.prices[0].model=gpt-*",
			"monitored.llm.prices[0].prompt=2", "monitored.llm.prices[0].cached=0.5",
			"monitored.llm.prices[0].completion=8", "monitored.slo.definitions.answers.signal=llm",
			"monitored.slo.definitions.answers.availability=99%", "monitored.slo.definitions.tokens.signal=llm-ttft",
			"monitored.slo.definitions.tokens.latency=p95 < 1s" };

	@SuppressWarnings("NullAway.Init")
	private Application application;

	@SuppressWarnings("NullAway.Init")
	private LlmCalls llm;

	@SuppressWarnings("NullAway.Init")
	private LlmCall endless;

	/**
	 * Starts the application, and a call whose answer has begun.
	 */
	@Setup
	public void start() {
		this.application = Application.start(Instrumentation.EMPTY, WallClock.SYSTEM, SETTINGS);
		this.llm = this.application.llm();
		this.endless = this.llm.start("openai", "gpt-test", StreamMode.STREAMING);
		this.endless.contentChunk();
	}

	/**
	 * Stops the application.
	 * @throws IllegalStateException if calls are in flight that have ended
	 */
	@TearDown
	public void stop() {
		this.endless.close();
		try (Application stopped = this.application) {
			stopped.checkNoneActive("llm.active");
		}
	}

	/**
	 * Records a call of one chunk.
	 */
	@Benchmark
	public void call() {
		record(1);
	}

	/**
	 * Records a call of many chunks.
	 */
	@Benchmark
	public void longCall() {
		record(CHUNKS);
	}

	/**
	 * Records a chunk.
	 */
	@Benchmark
	public void chunk() {
		this.endless.contentChunk();
	}

	private void record(int chunks) {
		try (LlmCall call = this.llm.start("openai", "gpt-test", StreamMode.STREAMING)) {
			for (int chunk = 0; chunk < chunks; chunk++) {
				call.contentChunk();
			}
			call.tokens(100, 20);
			call.cachedTokens(64);
			call.reasoningTokens(7);
			call.finish("stop");
		}
	}

}
