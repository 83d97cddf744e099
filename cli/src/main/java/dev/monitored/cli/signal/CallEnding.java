package dev.monitored.cli.signal;

/**
 * How calls ended, as far as the labels of their timers say.
 */
public enum CallEnding {

	/**
	 * They succeeded.
	 */
	SUCCESS,

	/**
	 * They failed.
	 */
	FAILED,

	/**
	 * Their callers gave up.
	 */
	CANCELLED,

	/**
	 * Those of the successful ones that may have failed: their answers had a good code,
	 * and there was an exception.
	 */
	UNCLEAR

}
