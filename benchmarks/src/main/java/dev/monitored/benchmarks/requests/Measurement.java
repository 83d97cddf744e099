package dev.monitored.benchmarks.requests;

import org.springframework.util.Assert;

/**
 * One number of one of two applications that were measured in turn.
 *
 * @param kind what was measured
 * @param pair the pair that it belongs to
 * @param variant the application
 * @param value the number
 */
record Measurement(String kind, String pair, Variant variant, double value) {

	/**
	 * Reads a line of four words.
	 * @param line the line
	 * @return what it says
	 * @throws IllegalArgumentException if it is no measurement
	 */
	static Measurement parse(String line) {
		String[] words = line.split(" ");
		Assert.isTrue(words.length == 4, () -> "Not a measurement: " + line);
		return new Measurement(words[0], words[1], Variant.valueOf(words[2]), Double.parseDouble(words[3]));
	}

	/**
	 * Whether the application has what is compared.
	 */
	enum Variant {

		/**
		 * The application without the {@link Subject}.
		 */
		without,

		/**
		 * The application with it.
		 */
		with

	}

}
