package dev.monitored.benchmarks.pages;

/**
 * The events of one objective, minute by minute, as the rules record them.
 *
 * @param events how many there were up to the end of each minute, 0 before the first
 * @param bad how many of these were bad
 */
record EventHistory(long[] events, long[] bad) {

	/**
	 * Creates a history of some minutes.
	 * @param minutes the number of minutes
	 * @param source what happened in each, from 1 on
	 * @return the history
	 */
	static EventHistory of(int minutes, MinuteSource source) {
		EventHistory history = new EventHistory(new long[minutes + 1], new long[minutes + 1]);
		for (int minute = 1; minute <= minutes; minute++) {
			source.next(minute);
			history.bad[minute] = history.bad[minute - 1] + source.bad();
			history.events[minute] = history.events[minute - 1] + source.bad() + source.good();
		}
		return history;
	}

	int minutes() {
		return this.events.length - 1;
	}

	long events(int minute, int window) {
		return this.events[minute] - this.events[Math.max(0, minute - window)];
	}

	long bad(int minute, int window) {
		return this.bad[minute] - this.bad[Math.max(0, minute - window)];
	}

}
