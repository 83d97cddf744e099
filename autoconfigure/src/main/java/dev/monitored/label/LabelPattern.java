package dev.monitored.label;

/**
 * A text that the value of a label matches or does not.
 *
 * @param kind how the text is read
 * @param text the text
 */
public record LabelPattern(Kind kind, String text) {

	private static final String PATH_LABEL = "uri";

	/**
	 * How values begin that stand for no path, such as {@code _unmatched}.
	 */
	private static final String NO_PATH = "_";

	/**
	 * Creates a pattern.
	 * @throws IllegalArgumentException if the text is not one of its kind
	 */
	public LabelPattern {
		if (text.isBlank()) {
			throw new IllegalArgumentException("the pattern is blank");
		}
		if (kind == Kind.PATH) {
			new AntPath(text);
		}
	}

	/**
	 * Returns the pattern that one value matches.
	 * @param value the value
	 * @return the pattern
	 */
	public static LabelPattern exactly(String value) {
		return new LabelPattern(Kind.EXACT, value);
	}

	/**
	 * Reads the pattern of a label: Ant-style for {@code uri}, else a value in which
	 * {@code *} stands for any text.
	 * @param label the key of the label
	 * @param text the text
	 * @return the pattern
	 * @throws IllegalArgumentException if the text is no pattern
	 */
	public static LabelPattern parse(String label, String text) {
		if (PATH_LABEL.equals(label) && !text.startsWith(NO_PATH)) {
			return new LabelPattern(Kind.PATH, text);
		}
		return new LabelPattern(text.contains("*") ? Kind.WILDCARD : Kind.EXACT, text);
	}

	/**
	 * Returns whether a value of the label matches.
	 * @param value the value
	 * @return whether it matches
	 */
	public boolean matches(String value) {
		return switch (this.kind) {
			case EXACT -> this.text.equals(value);
			case WILDCARD -> Wildcards.matches(this.text, value);
			case PATH -> new AntPath(this.text).matches(value);
		};
	}

	/**
	 * How the text of a pattern is read.
	 */
	public enum Kind {

		/**
		 * The value itself.
		 */
		EXACT,

		/**
		 * A value in which {@code *} stands for any text.
		 */
		WILDCARD,

		/**
		 * An Ant-style path, in which {@code **} stands for any number of segments.
		 */
		PATH

	}

}
