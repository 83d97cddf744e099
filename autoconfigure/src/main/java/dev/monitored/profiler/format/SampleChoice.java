package dev.monitored.profiler.format;

import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.StackSample;
import dev.monitored.profiler.slice.Profile;

/**
 * Which samples of a profile are wanted.
 *
 * @param slo the name of the SLO that calls broke in which they were taken, {@code *} for
 * any, {@code null} for all samples
 * @param isDifference whether they are compared with those in good calls
 */
public record SampleChoice(@Nullable String slo, boolean isDifference) {

	private static final String ANY = "*";

	/**
	 * Returns whether calls are wanted that broke an SLO, whichever it is.
	 * @return whether the choice is {@code *}
	 */
	public boolean isOfAny() {
		return ANY.equals(this.slo);
	}

	/**
	 * Returns whether a profile has samples that are wanted.
	 * @param profile the profile
	 * @return whether there is one
	 */
	public boolean isIn(Profile profile) {
		return profile.samples().stream().anyMatch(this::takes);
	}

	/**
	 * Returns whether a sample is wanted.
	 * @param sample the sample
	 * @return whether it was taken in a bad call, if such ones are wanted
	 */
	boolean takes(StackSample sample) {
		if (this.slo == null) {
			return true;
		}
		return isOfAny() ? !sample.calls().broken().isEmpty() : sample.calls().broken().contains(this.slo);
	}

	/**
	 * Returns whether others are compared with a sample.
	 * @param sample the sample
	 * @return whether it was taken in a good call
	 */
	boolean comparesWith(StackSample sample) {
		if (!sample.calls().broken().isEmpty() && (this.slo == null || isOfAny())) {
			return false;
		}
		return (this.slo == null || isOfAny()) ? !sample.calls().kept().isEmpty()
				: sample.calls().kept().contains(this.slo);
	}

	/**
	 * Returns what the samples show.
	 * @return the end of a title
	 */
	public String text() {
		if (this.slo == null) {
			return "the whole process";
		}
		String calls = isOfAny() ? "calls that broke an SLO" : "calls that broke " + this.slo;
		return this.isDifference ? calls + ", compared with good ones" : calls;
	}

}
