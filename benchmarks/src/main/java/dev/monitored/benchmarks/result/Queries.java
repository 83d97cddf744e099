package dev.monitored.benchmarks.result;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * The queries of one benchmark, of which one half is measured and takes turns with the
 * other one. Both halves of an iteration are compared with each other, and with those of
 * no other.
 */
final class Queries {

	private final List<Double> plain = new ArrayList<>();

	private final List<Double> added = new ArrayList<>();

	private final List<Double> relative = new ArrayList<>();

	private final List<Double> bytes = new ArrayList<>();

	/**
	 * Adds the iterations of some forks.
	 * @param time nanoseconds of two queries, one of each half
	 * @param others nanoseconds of all queries of each half, and bytes of two queries
	 */
	void add(JsonNode time, JsonNode others) {
		List<Double> both = Results.samples(time);
		List<Double> plainNanos = Results.samples(others.path("plainNanos"));
		List<Double> measuredNanos = Results.samples(others.path("measuredNanos"));
		for (int iteration = 0; iteration < both.size(); iteration++) {
			double share = plainNanos.get(iteration) / (plainNanos.get(iteration) + measuredNanos.get(iteration));
			double nanos = share * both.get(iteration);
			this.plain.add(nanos);
			this.added.add(both.get(iteration) - 2 * nanos);
			this.relative.add((both.get(iteration) - 2 * nanos) / nanos);
		}
		this.bytes.addAll(Results.samples(others.path("gc.alloc.rate.norm")));
	}

	/**
	 * Returns the time of a query that is not measured.
	 * @return the nanoseconds
	 */
	double plain() {
		return Results.median(this.plain);
	}

	/**
	 * Returns the time that measuring adds to a query.
	 * @return the nanoseconds
	 */
	double added() {
		return Results.median(this.added);
	}

	/**
	 * Returns the time that measuring adds, relative to a query that is not measured.
	 * @return the ratio
	 */
	double relative() {
		return Results.median(this.relative);
	}

	/**
	 * Returns the memory that two queries allocate, of which one is measured.
	 * @return the bytes
	 */
	double bytes() {
		return Results.median(this.bytes);
	}

}
