package dev.monitored.test.call;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * Describes what was measured instead of what a test expects.
 */
final class MeasuredText {

	private MeasuredText() {
	}

	/**
	 * Describes all operations that were called.
	 * @param measured the counts by the name of the operation
	 * @return the text, a line for each operation
	 */
	static String of(Map<String, OperationCounts> measured) {
		String lines = measured.entrySet()
			.stream()
			.filter((operation) -> operation.getValue().areAny())
			.map((operation) -> "  %s: %s".formatted(operation.getKey(), operation.getValue().text()))
			.collect(Collectors.joining(System.lineSeparator()));
		return lines.isEmpty() ? "No operation was called since the test began"
				: "Measured since the test began:%n%s".formatted(lines);
	}

}
