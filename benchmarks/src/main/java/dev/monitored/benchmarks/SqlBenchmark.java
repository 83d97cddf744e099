package dev.monitored.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.springframework.util.Assert;

import dev.monitored.db.sql.SqlQuery;

/**
 * Time that the scanner takes for a statement of the corpus with which it is tested.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = { "-Xms512m", "-Xmx512m" })
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class SqlBenchmark {

	private static final String CORPUS = "/dev/monitored/db/sql/corpus.txt";

	private static final int STATEMENTS = 21;

	private String[] median = {};

	private String[] longest = {};

	/**
	 * Reads the corpus: the statements of median length, and the longest ones.
	 * @throws IOException if it cannot be read
	 */
	@Setup
	public void read() throws IOException {
		List<String> statements = new ArrayList<>();
		for (String paragraph : text().split("\n\n")) {
			int end = paragraph.indexOf("\n\t");
			if (end >= 0) {
				statements.add(paragraph.substring(end + 2).replace("\n\t", "\n"));
			}
		}
		statements.sort(Comparator.comparingInt(String::length));
		int from = (statements.size() - STATEMENTS) / 2;
		this.median = statements.subList(from, from + STATEMENTS).toArray(String[]::new);
		this.longest = statements.subList(statements.size() - STATEMENTS, statements.size()).toArray(String[]::new);
	}

	/**
	 * Reads the statements around the median of the corpus by length.
	 * @param blackhole takes operations and tables
	 */
	@Benchmark
	@OperationsPerInvocation(STATEMENTS)
	public void median(Blackhole blackhole) {
		for (String sql : this.median) {
			blackhole.consume(SqlQuery.parse(sql));
		}
	}

	/**
	 * Reads the longest statements of the corpus.
	 * @param blackhole takes operations and tables
	 */
	@Benchmark
	@OperationsPerInvocation(STATEMENTS)
	public void longest(Blackhole blackhole) {
		for (String sql : this.longest) {
			blackhole.consume(SqlQuery.parse(sql));
		}
	}

	private static String text() throws IOException {
		try (InputStream corpus = SqlBenchmark.class.getResourceAsStream(CORPUS)) {
			Assert.state(corpus != null, "The corpus is missing");
			return new String(corpus.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
