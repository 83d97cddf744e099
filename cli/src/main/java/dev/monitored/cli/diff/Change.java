package dev.monitored.cli.diff;

/**
 * A difference between the objectives of two builds.
 *
 * @param text what differs
 * @param isLooser whether less is promised than before
 */
record Change(String text, boolean isLooser) {

	static Change of(String text) {
		return new Change(text, false);
	}

	/**
	 * Creates a difference by which less may be promised.
	 * @param text what differs
	 * @param isLooser whether less is promised
	 * @return the difference, marked if less is promised
	 */
	static Change judged(String text, boolean isLooser) {
		return new Change(isLooser ? text + " (looser)" : text, isLooser);
	}

}
