package dev.monitored.label;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A text that the value of a label matches or does not. Patterns that are read alike are
 * equal.
 */
public final class LabelPattern {

	private static final String PATH_LABEL = "uri";

	/**
	 * How values begin that stand for no path, such as {@code _unmatched}.
	 */
	private static final String NO_PATH = "_";

	private final Kind kind;

	private final String text;

	private final @Nullable AntPath path;

	private LabelPattern(Kind kind, String text) {
		if (text.isBlank()) {
			throw new IllegalArgumentException("the pattern is blank");
		}
		this.kind = kind;
		this.text = text;
		this.path = (kind == Kind.PATH) ? new AntPath(text) : null;
	}

	/**
	 * Returns the pattern that one value matches.
	 * @param value the value
	 * @return the pattern
	 * @throws IllegalArgumentException if the value is blank
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
	 * Returns the pattern as it is written.
	 * @return the text
	 */
	public String text() {
		return this.text;
	}

	/**
	 * Returns whether a value of the label matches.
	 * @param value the value
	 * @return whether it matches
	 */
	public boolean matches(String value) {
		if (this.path != null) {
			return this.path.matches(value);
		}
		return (this.kind == Kind.WILDCARD) ? Wildcards.matches(this.text, value) : this.text.equals(value);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LabelPattern pattern && this.kind == pattern.kind && this.text.equals(pattern.text);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.kind, this.text);
	}

	@Override
	public String toString() {
		return this.text;
	}

	/**
	 * How the text of a pattern is read.
	 */
	private enum Kind {

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
