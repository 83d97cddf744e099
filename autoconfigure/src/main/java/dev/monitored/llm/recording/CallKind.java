package dev.monitored.llm.recording;

/**
 * A kind of call.
 */
public enum CallKind {

	/**
	 * A question whose answer comes in pieces.
	 */
	STREAMING("streaming"),

	/**
	 * A question whose answer comes as a whole.
	 */
	CHAT("blocking"),

	/**
	 * Texts that become vectors.
	 */
	EMBEDDING("blocking");

	private final String streamMode;

	CallKind(String streamMode) {
		this.streamMode = streamMode;
	}

	String streamMode() {
		return this.streamMode;
	}

}
