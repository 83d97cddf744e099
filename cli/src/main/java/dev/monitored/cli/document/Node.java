package dev.monitored.cli.document;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A part of a document that was read. What is missing, or of another type, is empty.
 *
 * @param value the value as it was read
 */
record Node(@Nullable Object value) {

	private static final int LONGEST_NUMBER = 40;

	private static final int LARGEST_SCALE = 40;

	/**
	 * Returns what stands behind keys.
	 * @param path the keys, each in the map behind the one before
	 * @return the node, empty if there is none
	 */
	Node at(String... path) {
		Object current = this.value;
		for (String key : path) {
			current = (current instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return new Node(current);
	}

	boolean isEmpty() {
		return this.value == null;
	}

	List<Node> list() {
		return (this.value instanceof List<?> list) ? list.stream().map(Node::new).toList() : List.of();
	}

	/**
	 * Returns the entries of a map.
	 * @return the nodes by key
	 */
	Map<String, Node> entries() {
		Map<String, Node> entries = new LinkedHashMap<>();
		if (this.value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> entries.put(String.valueOf(key), new Node(entry)));
		}
		return entries;
	}

	/**
	 * Returns the entries of a map.
	 * @return the texts by key
	 */
	Map<String, String> texts() {
		Map<String, String> texts = new LinkedHashMap<>();
		if (this.value instanceof Map<?, ?> map) {
			map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
		}
		return texts;
	}

	@Nullable String text() {
		return (this.value instanceof Map || this.value instanceof List || this.value == null) ? null
				: String.valueOf(this.value);
	}

	/**
	 * Returns a number.
	 * @return the number, or {@code null} if there is none
	 * @throws BadInputException if written out, the number would be far too long
	 */
	@Nullable BigDecimal number() throws BadInputException {
		String text = text();
		if (text == null || text.length() > LONGEST_NUMBER) {
			return null;
		}
		BigDecimal number = parse(text.strip());
		// The scale may be the smallest integer, of which there is no absolute value
		if (number != null && (number.scale() > LARGEST_SCALE || number.scale() < -LARGEST_SCALE)) {
			throw new BadInputException("the number %s is too large or too small".formatted(text));
		}
		return number;
	}

	private static @Nullable BigDecimal parse(String text) {
		try {
			return new BigDecimal(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
