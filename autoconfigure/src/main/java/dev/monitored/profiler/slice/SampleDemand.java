package dev.monitored.profiler.slice;

import java.util.Set;

import dev.monitored.profiler.sample.SampleType;

/**
 * What is to be recorded.
 *
 * @param types what samples weigh
 * @param rate how often they are taken
 */
record SampleDemand(Set<SampleType> types, SampleRate rate) {

	/**
	 * Returns what a profile on demand needs.
	 * @param kind what the profile is about
	 * @return the demand
	 */
	static SampleDemand full(ProfileKind kind) {
		return new SampleDemand(kind.types(), SampleRate.FULL);
	}

}
