package dev.monitored.profiler.slice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.monitored.profiler.sample.SampleType;

/**
 * What a profile is about.
 */
public enum ProfileKind {

	/**
	 * What threads did while a processor ran them.
	 */
	CPU("cpu", EnumSet.of(SampleType.CPU)),

	/**
	 * What threads waited for within calls.
	 */
	WAIT("wait", EnumSet.of(SampleType.WAIT)),

	/**
	 * What the time of calls went to, in all.
	 */
	CPU_AND_WAIT("cpu+wait", EnumSet.of(SampleType.CPU, SampleType.WAIT)),

	/**
	 * What allocated memory.
	 */
	ALLOC("alloc", EnumSet.of(SampleType.ALLOC)),

	/**
	 * What waited for locks.
	 */
	LOCK("lock", EnumSet.of(SampleType.LOCK));

	private final String text;

	private final Set<SampleType> types;

	ProfileKind(String text, Set<SampleType> types) {
		this.text = text;
		this.types = types;
	}

	/**
	 * Returns a kind.
	 * @param text the kind as it is written, {@code cpu} if it is {@code null}
	 * @return the kind, or {@code null} if there is none of that text
	 */
	public static @Nullable ProfileKind of(@Nullable String text) {
		if (text == null) {
			return CPU;
		}
		// In the query of a URL, a plus stands for a space
		String spelt = text.replace(' ', '+');
		return Arrays.stream(values()).filter((kind) -> kind.text.equals(spelt)).findFirst().orElse(null);
	}

	/**
	 * Returns the kind as it is written.
	 * @return the text, such as {@code cpu+wait}
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns whether the profile shows what the time of calls went to.
	 * @return whether all samples weigh time that a thread ran or waited
	 */
	public boolean showsTime() {
		return this == CPU || this == WAIT || this == CPU_AND_WAIT;
	}

	/**
	 * Returns what samples weigh.
	 * @return the types of samples
	 */
	public Set<SampleType> types() {
		return this.types;
	}

}
