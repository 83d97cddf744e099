package dev.monitored.label;

/**
 * Compares a text with a pattern in which {@code *} stands for any text.
 */
class TextWildcards extends Wildcards {

	private final CharSequence pattern;

	private final CharSequence text;

	TextWildcards(CharSequence pattern, CharSequence text) {
		super(pattern.length(), text.length());
		this.pattern = pattern;
		this.text = text;
	}

	@Override
	boolean isWildcard(int index) {
		return this.pattern.charAt(index) == '*';
	}

	@Override
	boolean isLike(int index, int position) {
		return this.pattern.charAt(index) == this.text.charAt(position);
	}

}
