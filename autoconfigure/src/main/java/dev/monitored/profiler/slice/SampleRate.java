package dev.monitored.profiler.slice;

/**
 * How often samples are taken.
 */
enum SampleRate {

	/**
	 * Often enough for a profile of seconds.
	 */
	FULL("10ms", "1 ms"),

	/**
	 * Seldom enough to be always on.
	 */
	LOW("20ms", "10 ms");

	private final String cpuPeriod;

	private final String shortestWait;

	SampleRate(String cpuPeriod, String shortestWait) {
		this.cpuPeriod = cpuPeriod;
		this.shortestWait = shortestWait;
	}

	/**
	 * Returns after how much time on a processor the JVM takes another sample.
	 * @return the period, as the Flight Recorder reads it
	 */
	String cpuPeriod() {
		return this.cpuPeriod;
	}

	/**
	 * Returns from when on waits are recorded.
	 * @return the threshold, as the Flight Recorder reads it
	 */
	String shortestWait() {
		return this.shortestWait;
	}

}
