package dev.monitored.profiler.slice;

import java.util.List;

import dev.monitored.profiler.sample.RawSample;
import dev.monitored.profiler.sample.SampleType;

/**
 * What a file of the Flight Recorder has of a slice.
 *
 * @param samples the samples
 * @param since since when the file has any, in nanoseconds of the clock by which calls
 * are measured
 * @param lost how many samples by time on a processor the JVM could not keep
 */
record RecordedSamples(List<RawSample> samples, long since, long lost) {

	/**
	 * Returns how many samples of time on a processor there are.
	 * @return the number of those that are not lost
	 */
	long samplesOfTimeOnAProcessor() {
		return this.samples.stream().filter((sample) -> sample.type() == SampleType.CPU).count();
	}

}
