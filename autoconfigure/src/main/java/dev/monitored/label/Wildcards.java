package dev.monitored.label;

/**
 * Compares a sequence with a pattern in which some elements stand for any number of
 * others. Where they differ, it goes back to the last of these elements and to no earlier
 * one. So it looks at each element at most as often as the pattern is long, regardless of
 * how many wildcards there are.
 */
abstract class Wildcards {

	private final int patternLength;

	private final int length;

	/**
	 * Creates a comparison.
	 * @param patternLength how many elements the pattern has
	 * @param length how many elements the sequence has
	 */
	Wildcards(int patternLength, int length) {
		this.patternLength = patternLength;
		this.length = length;
	}

	/**
	 * Returns whether a text matches a pattern in which {@code *} stands for any text.
	 * @param pattern the pattern
	 * @param text the text
	 * @return whether all of it matches
	 */
	static boolean matches(CharSequence pattern, CharSequence text) {
		return new TextWildcards(pattern, text).matches();
	}

	/**
	 * Returns whether the sequence matches the pattern.
	 * @return whether all of it matches
	 */
	final boolean matches() {
		int index = 0;
		int position = 0;
		int afterWildcard = -1;
		int retry = 0;
		while (position < this.length) {
			if (index < this.patternLength && isWildcard(index)) {
				afterWildcard = ++index;
				retry = position;
			}
			else if (index < this.patternLength && isLike(index, position)) {
				index++;
				position++;
			}
			else if (afterWildcard >= 0) {
				index = afterWildcard;
				position = ++retry;
			}
			else {
				return false;
			}
		}
		while (index < this.patternLength && isWildcard(index)) {
			index++;
		}
		return index == this.patternLength;
	}

	/**
	 * Returns whether an element of the pattern stands for any number of elements.
	 * @param index the index in the pattern
	 * @return whether it is a wildcard
	 */
	abstract boolean isWildcard(int index);

	/**
	 * Returns whether an element of the pattern stands for one of the sequence.
	 * @param index the index in the pattern
	 * @param position the index in the sequence
	 * @return whether they match
	 */
	abstract boolean isLike(int index, int position);

}
