package dev.monitored.benchmarks;

import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import dev.monitored.cause.CallFrames;
import dev.monitored.cause.CallStatements;
import dev.monitored.cause.Cause;

/**
 * Time that it takes to compare a query with the others of its call, without the query:
 * one of 32 in a call.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 20, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class StatementBenchmark {

	private static final int QUERIES = 32;

	private static final long MOST = 10;

	private static final Cause CAUSE = Cause.of("operation");

	private final long caller = CallStatements.newCaller();

	private long start;

	/**
	 * How many different statements the call makes: as many as a call can tell apart, and
	 * more.
	 */
	@Param({ "1", "4", "16", "32" })
	public int statements;

	/**
	 * Makes a call that compares nothing.
	 * @return the number of its calls so far
	 */
	@Benchmark
	@OperationsPerInvocation(QUERIES)
	public long callAlone() {
		this.start++;
		CallFrames.enter(this.caller, this.start);
		CallFrames.leave(this.caller, this.start, 1, CAUSE, null);
		return this.start;
	}

	/**
	 * Makes a call that compares its queries.
	 * @return how often it was reported
	 */
	@Benchmark
	@OperationsPerInvocation(QUERIES)
	public int compare() {
		this.start++;
		CallFrames.enter(this.caller, this.start);
		int reported = 0;
		for (int query = 0; query < QUERIES; query++) {
			long reporting = CallStatements.made(query % this.statements, 0, MOST);
			reported += (reporting != CallStatements.NO_CALLER) ? 1 : 0;
		}
		CallFrames.leave(this.caller, this.start, 1, CAUSE, null);
		return reported;
	}

}
