package dev.monitored.uri;

/**
 * Tells words from random letters, by how often letters occur in English and how often
 * capital and small letters take turns.
 */
final class WordText {

	/**
	 * A hundred times the binary logarithm of how much more often each letter, from a to
	 * z, occurs in English text than in random text. Frequencies: Robert Lewand,
	 * Cryptological Mathematics (2000); the rarest letters are limited, because
	 * abbreviations have more of them.
	 */
	private static final int[] LETTER_WEIGHTS = { 109, -136, -46, 16, 172, -81, -94, 67, 86, -350, -230, 6, -68, 80, 96,
			-102, -350, 64, 71, 124, -46, -197, -68, -350, -94, -350 };

	/**
	 * From this number on, the average of the letters is certain enough for a stricter
	 * limit.
	 */
	private static final int MANY_LETTERS = 24;

	private static final int MIN_WEIGHT_OF_FEW = -30;

	private static final int MIN_WEIGHT_OF_MANY = -10;

	/**
	 * Letters of which English has few, so that one of them beside another consonant is a
	 * rare pair.
	 */
	private static final String RARE_CONSONANTS = "jkqvwxz";

	private static final int RARE_PAIR_WEIGHT = -150;

	private static final int MIN_WORD_LENGTH = 3;

	private WordText() {
	}

	/**
	 * Returns whether letters look random. Of 16 random letters 9 in 10 do, of 32 nearly
	 * all, and of the long names in the JDK's own code 1 in 100.
	 * @param text a text of letters, digits are skipped
	 * @param start where it begins
	 * @param end where it ends
	 * @return whether they do
	 */
	static boolean isRandom(String text, int start, int end) {
		int weight = 0;
		int letters = 0;
		int turns = 0;
		for (int index = start; index < end; index++) {
			char letter = Character.toLowerCase(text.charAt(index));
			if (letter >= 'a' && letter <= 'z') {
				weight += LETTER_WEIGHTS[letter - 'a'];
				weight += (index > start && isRarePair(text.charAt(index - 1), letter)) ? RARE_PAIR_WEIGHT : 0;
				letters++;
			}
			turns += (index > start && isTurn(text.charAt(index - 1), text.charAt(index))) ? 1 : 0;
		}
		int minWeight = (letters < MANY_LETTERS) ? MIN_WEIGHT_OF_FEW : MIN_WEIGHT_OF_MANY;
		return weight < minWeight * letters || turns * 20 >= (end - start) * 9;
	}

	/**
	 * Returns whether at least half of the letters stand in words of three letters or
	 * more, each with a vowel, as in {@code utf8mb4x2}.
	 * @param text a text of letters and digits
	 * @param start where it begins
	 * @param end where it ends
	 * @return whether they do
	 */
	static boolean hasWords(String text, int start, int end) {
		int letters = 0;
		int inWords = 0;
		int wordStart = start;
		for (int index = start; index <= end; index++) {
			if (index < end && Character.isLetter(text.charAt(index))) {
				letters++;
			}
			else {
				int length = index - wordStart;
				inWords += (length >= MIN_WORD_LENGTH && isPronounceable(text, wordStart, index)) ? length : 0;
				wordStart = index + 1;
			}
		}
		return inWords * 2 >= letters;
	}

	private static boolean isPronounceable(String text, int start, int end) {
		boolean hasVowel = false;
		int consonants = 0;
		for (int index = start; index < end; index++) {
			boolean isVowel = isVowel(text.charAt(index));
			hasVowel |= isVowel;
			consonants = isVowel ? 0 : consonants + 1;
			if (consonants > MIN_WORD_LENGTH) {
				return false;
			}
		}
		return hasVowel;
	}

	private static boolean isRarePair(char before, char letter) {
		char first = Character.toLowerCase(before);
		return Character.isLetter(first) && !isVowel(first) && !isVowel(letter)
				&& (RARE_CONSONANTS.indexOf(first) >= 0 || RARE_CONSONANTS.indexOf(letter) >= 0);
	}

	private static boolean isVowel(char letter) {
		return "aeiouy".indexOf(Character.toLowerCase(letter)) >= 0;
	}

	private static boolean isTurn(char before, char after) {
		return Character.isLetter(before) && Character.isLetter(after)
				&& Character.isUpperCase(before) != Character.isUpperCase(after);
	}

}
