package dev.monitored.cli.backtest;

/**
 * Thrown when timers cannot say what an objective would have cost. The message says why.
 */
class UntestableException extends Exception {

	UntestableException(String message) {
		super(message);
	}

}
