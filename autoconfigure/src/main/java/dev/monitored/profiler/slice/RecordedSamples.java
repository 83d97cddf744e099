package dev.monitored.profiler.slice;

import java.util.List;

import dev.monitored.profiler.sample.RawSample;

/**
 * What a file of the Flight Recorder has of a slice.
 *
 * @param samples the samples
 * @param since since when the file has any, in nanoseconds of the clock by which calls
 * are measured
 * @param lost how many samples by time on a processor the JVM could not keep
 */
record RecordedSamples(List<RawSample> samples, long since, long lost) {

}
