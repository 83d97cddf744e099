package dev.monitored.report.suggestion;

import java.util.List;
import java.util.stream.Collectors;

import dev.monitored.slo.Slo;

/**
 * The SLOs that are about some calls of a sample, or about all of them.
 *
 * @param sample the calls
 * @param slos the SLOs
 */
record CoveringSlos(CallSample sample, List<Slo> slos) {

	private static final int MOST_NAMED = 3;

	/**
	 * Finds the SLOs of a sample.
	 * @param sample the calls
	 * @param all all SLOs
	 * @return those that are about some of the calls
	 */
	static CoveringSlos of(CallSample sample, List<Slo> all) {
		return new CoveringSlos(sample,
				all.stream()
					.filter((slo) -> slo.signal().id().equals(sample.signal().timed().id()))
					.filter((slo) -> sample.labels().stream().anyMatch(slo::mayMatch))
					.toList());
	}

	boolean areAny() {
		return !this.slos.isEmpty();
	}

	/**
	 * Returns whether each call is an event of an SLO.
	 * @return whether an SLO matches each of the label sets
	 */
	boolean coverAll() {
		return this.sample.labels()
			.stream()
			.allMatch((labels) -> this.slos.stream().anyMatch((slo) -> slo.matches(labels)));
	}

	String names() {
		return this.slos.stream().map(Slo::name).limit(MOST_NAMED).collect(Collectors.joining(", "));
	}

}
