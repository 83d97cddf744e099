package dev.monitored.slo.objective;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * Reads the text of an objective from left to right and knows where it stands.
 */
final class ObjectiveScanner {

	private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

	private final String text;

	private final String example;

	private int index;

	ObjectiveScanner(String text, String example) {
		this.text = text;
		this.example = example;
		skipSpaces();
	}

	/**
	 * Reads the share of a latency objective: {@code p95} or {@code 95%}.
	 * @return the percentage
	 */
	BigDecimal percentile() {
		boolean prefixed = accept('p') || accept('P');
		int start = this.index;
		BigDecimal percent = number();
		if (!prefixed) {
			expect('%', "the percentage needs its %");
		}
		return share(percent, start, prefixed ? "p" : "", prefixed ? "" : "%");
	}

	/**
	 * Reads a share in percent whose sign may be left out: {@code 99.9%} or {@code 99.9}.
	 * @return the percentage
	 */
	BigDecimal percentage() {
		int start = this.index;
		BigDecimal percent = number();
		if (accept('%')) {
			return inside(percent, HUNDRED, start, "must be above 0% and below 100%");
		}
		return share(percent, start, "", "%");
	}

	/**
	 * Reads a share as a ratio: {@code 0.95}.
	 * @return the ratio
	 */
	BigDecimal ratio() {
		int start = this.index;
		return inside(number(), BigDecimal.ONE, start, "must be above 0 and below 1");
	}

	Duration duration() {
		int start = this.index;
		BigDecimal amount = number();
		int unitStart = this.index;
		String unit = letters();
		if (amount.signum() == 0) {
			throw problem(start, "the threshold must be longer than 0");
		}
		try {
			return DurationText.of(amount, unit);
		}
		catch (IllegalArgumentException ex) {
			throw problem(DurationText.isUnit(unit) ? start : unitStart, String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Reads an amount of something: a number above 0.
	 * @return the amount
	 */
	BigDecimal amount() {
		int start = this.index;
		BigDecimal amount = number();
		if (amount.signum() == 0) {
			throw problem(start, "the amount must be above 0");
		}
		return amount;
	}

	/**
	 * Reads a word that is one of few.
	 * @param <T> the type of what the words mean
	 * @param meanings what each word means
	 * @param problem what is wrong with any other word
	 * @return what the word means
	 */
	<T> T word(Map<String, T> meanings, String problem) {
		int start = this.index;
		T meaning = meanings.get(letters());
		if (meaning == null) {
			throw problem(start, problem);
		}
		return meaning;
	}

	void expect(char expected, String problem) {
		if (!accept(expected)) {
			throw problem(this.index, problem);
		}
	}

	void end() {
		if (this.index < this.text.length()) {
			throw problem(this.index, "unexpected '" + this.text.substring(this.index) + "'");
		}
	}

	private BigDecimal share(BigDecimal percent, int start, String prefix, String suffix) {
		if (percent.signum() > 0 && percent.compareTo(BigDecimal.ONE) < 0) {
			String meant = prefix + percent.multiply(HUNDRED).stripTrailingZeros().toPlainString() + suffix;
			throw problem(start, "a percentage below 1: did you mean " + meant + "?");
		}
		return inside(percent, HUNDRED, start, "must be above 0% and below 100%");
	}

	private BigDecimal inside(BigDecimal value, BigDecimal end, int start, String problem) {
		if (value.signum() <= 0 || value.compareTo(end) >= 0) {
			throw problem(start, problem);
		}
		return value;
	}

	private BigDecimal number() {
		int start = this.index;
		while (this.index < this.text.length() && isPartOfNumber(this.text.charAt(this.index))) {
			this.index++;
		}
		try {
			return new BigDecimal(takenFrom(start));
		}
		catch (NumberFormatException ex) {
			throw problem(start, "a number is expected");
		}
	}

	private static boolean isPartOfNumber(char character) {
		return (character >= '0' && character <= '9') || character == '.';
	}

	private String letters() {
		int start = this.index;
		while (this.index < this.text.length() && Character.isLetter(this.text.charAt(this.index))) {
			this.index++;
		}
		return takenFrom(start);
	}

	private String takenFrom(int start) {
		String taken = this.text.substring(start, this.index);
		skipSpaces();
		return taken;
	}

	private boolean accept(char expected) {
		if (this.index < this.text.length() && this.text.charAt(this.index) == expected) {
			this.index++;
			skipSpaces();
			return true;
		}
		return false;
	}

	private void skipSpaces() {
		while (this.index < this.text.length() && Character.isWhitespace(this.text.charAt(this.index))) {
			this.index++;
		}
	}

	private InvalidObjectiveException problem(int position, String problem) {
		return new InvalidObjectiveException(this.text, position + 1, problem, this.example);
	}

}
