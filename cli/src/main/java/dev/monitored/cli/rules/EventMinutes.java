package dev.monitored.cli.rules;

/**
 * The events of an objective, minute by minute, as the rules record them.
 *
 * @param events how many there were up to the end of each minute, 0 before the first
 * @param bad how many of these were bad
 * @param known of how many minutes up to the end of each there is data
 */
public record EventMinutes(double[] events, double[] bad, int[] known) {

	/**
	 * Creates a history from the counts of minutes.
	 * @param events the events of each minute, NaN where there is no data
	 * @param bad how many of these were bad, NaN where that is not known either
	 * @return the history
	 */
	public static EventMinutes of(double[] events, double[] bad) {
		EventMinutes history = new EventMinutes(new double[events.length + 1], new double[events.length + 1],
				new int[events.length + 1]);
		for (int minute = 1; minute <= events.length; minute++) {
			boolean isKnown = !Double.isNaN(events[minute - 1]);
			history.events[minute] = history.events[minute - 1] + (isKnown ? events[minute - 1] : 0);
			history.bad[minute] = history.bad[minute - 1] + (Double.isNaN(bad[minute - 1]) ? 0 : bad[minute - 1]);
			history.known[minute] = history.known[minute - 1] + (isKnown ? 1 : 0);
		}
		return history;
	}

	/**
	 * Returns how many minutes there are.
	 * @return the number, with those without data
	 */
	public int minutes() {
		return this.events.length - 1;
	}

	/**
	 * Returns the events of some minutes.
	 * @param minute the last one, from 1 on
	 * @param window how many minutes
	 * @return the number of events
	 */
	public double events(int minute, int window) {
		return this.events[minute] - this.events[Math.max(0, minute - window)];
	}

	/**
	 * Returns the bad events of some minutes.
	 * @param minute the last one, from 1 on
	 * @param window how many minutes
	 * @return the number of bad events
	 */
	public double bad(int minute, int window) {
		return this.bad[minute] - this.bad[Math.max(0, minute - window)];
	}

	/**
	 * Returns of how many minutes there is data.
	 * @param minute the last one, from 1 on
	 * @param window how many minutes
	 * @return the number of minutes
	 */
	public int known(int minute, int window) {
		return this.known[minute] - this.known[Math.max(0, minute - window)];
	}

}
