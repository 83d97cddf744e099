package dev.monitored.slo.objective;

/**
 * Thrown when the text of an objective cannot be understood.
 */
public class InvalidObjectiveException extends IllegalArgumentException {

	private final int position;

	private final String problem;

	private final String example;

	/**
	 * Creates an exception.
	 * @param text the text that cannot be read
	 * @param position the index of the character at which reading it failed
	 * @param problem what is wrong there
	 * @param example a text that can be read
	 */
	public InvalidObjectiveException(String text, int position, String problem, String example) {
		super("'%s' at position %d: %s; write for example %s".formatted(text, position, problem, example));
		this.position = position;
		this.problem = problem;
		this.example = example;
	}

	/**
	 * Returns where the text stops making sense.
	 * @return the position, starting at 1
	 */
	public int getPosition() {
		return this.position;
	}

	/**
	 * Returns what is wrong there.
	 * @return the problem
	 */
	public String getProblem() {
		return this.problem;
	}

	/**
	 * Returns a text that works.
	 * @return the example
	 */
	public String getExample() {
		return this.example;
	}

}
