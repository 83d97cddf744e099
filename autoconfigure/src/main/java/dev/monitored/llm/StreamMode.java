package dev.monitored.llm;

import dev.monitored.llm.recording.CallKind;

/**
 * How a model answers.
 */
public enum StreamMode {

	/**
	 * In pieces, token by token.
	 */
	STREAMING(CallKind.STREAMING),

	/**
	 * As a whole.
	 */
	BLOCKING(CallKind.CHAT);

	private final CallKind kind;

	StreamMode(CallKind kind) {
		this.kind = kind;
	}

	CallKind kind() {
		return this.kind;
	}

}
