package dev.monitored.benchmarks.pages;

/**
 * The events of each minute in turn.
 */
interface MinuteSource {

	/**
	 * Goes on to a minute.
	 * @param minute its number, from 1 on
	 */
	void next(int minute);

	/**
	 * Returns the good events of this minute.
	 * @return their number
	 */
	int good();

	/**
	 * Returns the bad events of this minute.
	 * @return their number
	 */
	int bad();

}
