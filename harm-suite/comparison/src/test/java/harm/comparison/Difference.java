package harm.comparison;

/**
 * A fact that is another one with the starter.
 *
 * @param subject what the fact is of
 * @param control the fact without the starter, or a dash if there is none
 * @param starter the fact with the starter, or a dash if there is none
 */
record Difference(String subject, String control, String starter) {

	static final String NONE = "-";

	@Override
	public String toString() {
		return this.subject + ": " + this.control + " -> " + this.starter;
	}

}
