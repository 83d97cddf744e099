package dev.monitored.profiler.slice;

/**
 * What profiles are for.
 */
enum ProfilePurpose {

	/**
	 * A person asks for it.
	 */
	DEMAND(4, 10),

	/**
	 * A scraper asks for it, as it does nearly all the time. It takes no place from
	 * people.
	 */
	SCRAPE(4, 4),

	/**
	 * An SLO has begun to burn.
	 */
	BURN(4, 10);

	private final int mostRecording;

	private final int mostEnded;

	ProfilePurpose(int mostRecording, int mostEnded) {
		this.mostRecording = mostRecording;
		this.mostEnded = mostEnded;
	}

	/**
	 * Returns how many profiles can be recorded at once.
	 * @return the number
	 */
	int mostRecording() {
		return this.mostRecording;
	}

	/**
	 * Returns how many profiles that have ended are kept.
	 * @return the number
	 */
	int mostEnded() {
		return this.mostEnded;
	}

}
