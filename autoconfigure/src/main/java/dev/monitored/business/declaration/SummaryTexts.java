package dev.monitored.business.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.monitored.settings.InvalidSettingException;

/**
 * Reads what is written of a summary.
 */
final class SummaryTexts {

	private static final int MAX_BUCKETS = 40;

	private static final Pattern UNIT = Pattern.compile("[a-z]+(_[a-z]+)*");

	private SummaryTexts() {
	}

	static void checkUnit(String unit, String source) {
		boolean isUnit = UNIT.matcher(unit).matches() && !MeterNameCheck.SUFFIXES.contains(unit);
		if (!unit.isEmpty() && !isUnit) {
			throw new InvalidSettingException(source, unit, "it is not the name of a unit",
					"Write the unit in lower case and in the plural, such as euros.");
		}
	}

	/**
	 * Reads the boundaries of buckets.
	 * @param text the text, empty if there are none
	 * @param source where it is written
	 * @return the boundaries
	 * @throws InvalidSettingException if they are no ascending numbers above 0
	 */
	static List<Double> buckets(String text, String source) {
		List<Double> boundaries = numbers(text, source, "Write ascending numbers such as 10, 25, 50, 100.");
		if (boundaries.size() > MAX_BUCKETS) {
			throw new InvalidSettingException(source, text,
					"it has %d boundaries, %d are allowed".formatted(boundaries.size(), MAX_BUCKETS),
					"Write fewer boundaries.");
		}
		return boundaries;
	}

	/**
	 * Reads quantiles.
	 * @param text the text, empty if there are none
	 * @param source where it is written
	 * @return the quantiles
	 * @throws InvalidSettingException if they are no ascending numbers between 0 and 1
	 */
	static List<Double> quantiles(String text, String source) {
		String remedy = "Write ascending numbers between 0 and 1 such as 0.5, 0.95, 0.99.";
		List<Double> quantiles = numbers(text, source, remedy);
		if (quantiles.stream().anyMatch((quantile) -> quantile >= 1)) {
			throw new InvalidSettingException(source, text, "a quantile is below 1", remedy);
		}
		return quantiles;
	}

	private static List<Double> numbers(String text, String source, String remedy) {
		List<Double> numbers = new ArrayList<>();
		for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
			double number = number(part.strip(), text, source, remedy);
			double previous = numbers.isEmpty() ? 0 : numbers.get(numbers.size() - 1);
			if (!(number > previous) || Double.isInfinite(number)) {
				throw new InvalidSettingException(source, text,
						"%s is not above %s".formatted(part.strip(), numbers.isEmpty() ? "0" : "the one before it"),
						remedy);
			}
			numbers.add(number);
		}
		return numbers;
	}

	private static double number(String part, String text, String source, String remedy) {
		try {
			return Double.parseDouble(part);
		}
		catch (NumberFormatException ex) {
			throw new InvalidSettingException(source, text, "'%s' is not a number".formatted(part), remedy);
		}
	}

}
