package dev.monitored.label;

import java.util.function.IntPredicate;

/**
 * Compares sequences with patterns in which some elements stand for any number of others.
 * Where they differ, it goes back to the last of these elements and to no earlier one. So
 * it looks at each element at most as often as the pattern is long, regardless of how
 * many wildcards there are.
 */
final class Wildcards {

	private Wildcards() {
	}

	/**
	 * Returns whether a text matches a pattern in which {@code *} stands for any text.
	 * @param pattern the pattern
	 * @param text the text
	 * @return whether all of it matches
	 */
	static boolean matches(CharSequence pattern, CharSequence text) {
		return matches(pattern.length(), (index) -> pattern.charAt(index) == '*', text.length(),
				(index, position) -> pattern.charAt(index) == text.charAt(position));
	}

	/**
	 * Returns whether a sequence matches a pattern.
	 * @param patternLength how many elements the pattern has
	 * @param isWildcard whether an element of the pattern stands for any number of
	 * elements
	 * @param length how many elements the sequence has
	 * @param comparison whether an element of the pattern stands for one of the sequence
	 * @return whether all of it matches
	 */
	static boolean matches(int patternLength, IntPredicate isWildcard, int length, Comparison comparison) {
		int index = 0;
		int position = 0;
		int afterWildcard = -1;
		int retry = 0;
		while (position < length) {
			if (index < patternLength && isWildcard.test(index)) {
				afterWildcard = ++index;
				retry = position;
			}
			else if (index < patternLength && comparison.test(index, position)) {
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
		while (index < patternLength && isWildcard.test(index)) {
			index++;
		}
		return index == patternLength;
	}

	/**
	 * Compares an element of a pattern with an element of a sequence.
	 */
	@FunctionalInterface
	interface Comparison {

		/**
		 * Returns whether the elements match.
		 * @param index the index in the pattern
		 * @param position the index in the sequence
		 * @return whether they match
		 */
		boolean test(int index, int position);

	}

}
