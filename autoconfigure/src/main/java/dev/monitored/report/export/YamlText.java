package dev.monitored.report.export;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes maps, lists, texts, numbers and booleans as YAML that versions 1.1 and 1.2 read
 * alike: a text that could be read as something else is quoted as in JSON.
 */
public final class YamlText {

	private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

	private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

	private static final String INDENT = "  ";

	private YamlText() {
	}

	/**
	 * Writes documents.
	 * @param documents the documents, each a map
	 * @return the text
	 */
	public static String of(List<Map<String, Object>> documents) {
		return documents.stream().map((document) -> node(document, "")).collect(Collectors.joining("---\n"));
	}

	/**
	 * Writes a value on one line.
	 * @param value the value
	 * @return the text, in JSON
	 */
	public static String inline(Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.entrySet()
				.stream()
				.map((entry) -> quoted(String.valueOf(entry.getKey())) + ": " + inline(entry.getValue()))
				.collect(Collectors.joining(", ", "{", "}"));
		}
		if (value instanceof Collection<?> list) {
			return list.stream().map(YamlText::inline).collect(Collectors.joining(", ", "[", "]"));
		}
		return (value instanceof String text) ? quoted(text) : String.valueOf(value);
	}

	private static String node(Object value, String indent) {
		StringBuilder text = new StringBuilder();
		if (value instanceof Map<?, ?> map) {
			map.forEach((key, entry) -> text.append(indent)
				.append(scalar(String.valueOf(key)))
				.append(':')
				.append(behind(entry, indent)));
		}
		else {
			((Collection<?>) value).forEach((item) -> text.append(item(item, indent)));
		}
		return text.toString();
	}

	private static String behind(Object value, String indent) {
		return isBlock(value) ? "\n" + node(value, indent + INDENT) : " " + flow(value) + "\n";
	}

	private static String item(Object value, String indent) {
		String begin = indent + "- ";
		return begin + (isBlock(value) ? node(value, indent + INDENT).substring(begin.length()) : flow(value) + "\n");
	}

	private static boolean isBlock(Object value) {
		return (value instanceof Map<?, ?> map && !map.isEmpty())
				|| (value instanceof Collection<?> list && !list.isEmpty());
	}

	private static String flow(Object value) {
		return (value instanceof String text) ? scalar(text) : inline(value);
	}

	private static String scalar(String text) {
		boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
		return plain ? text : quoted(text);
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.codePoints().forEach((point) -> quoted.append(escaped(point)));
		return quoted.append('"').toString();
	}

	private static String escaped(int point) {
		if (point == '"' || point == '\\') {
			return "\\" + (char) point;
		}
		if ((point >= ' ' && point <= '~') || Character.isLetterOrDigit(point)) {
			return Character.toString(point);
		}
		boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
		return (point <= 0xffff) ? "\\u%04x".formatted(isHalf ? 0xfffd : point) : "\\U%08x".formatted(point);
	}

}
