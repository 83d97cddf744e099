package dev.monitored.benchmarks.requests;

import java.util.List;

/**
 * What one of two applications has and the other has not.
 */
enum Subject {

	/**
	 * The starter, with objectives for the requests. The other application has Actuator
	 * and the Prometheus registry alone.
	 */
	starter(new RatioBound("Processor time of a request", "processor", 1.02), new RatioBound("Start-up", "start", 1.05),
			new RatioBound("Heap after start-up", "started-heap", 1.10)),

	/**
	 * Continuous profiling. Both applications have the starter and objectives.
	 */
	profiling(new RatioBound("Processor time of a request", "processor", 1.03));

	private final List<RatioBound> bounds;

	Subject(RatioBound... bounds) {
		this.bounds = List.of(bounds);
	}

	List<RatioBound> bounds() {
		return this.bounds;
	}

}
