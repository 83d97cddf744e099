package dev.monitored.cli.promql;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads a query of PromQL from left to right, word by word.
 */
final class QueryScanner {

	private static final int LONGEST = 10_000;

	private static final Pattern SPACE = Pattern.compile("\\s*+(?:#[^\\n]*+\\s*+)?+");

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

	private static final Pattern RANGE = Pattern.compile("\\[[^\\[\\]\"]*+]");

	private static final Pattern OPERATOR = Pattern.compile("=~|!~|!=|=");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))");

	private final String text;

	private final Matcher matcher;

	private int index;

	QueryScanner(String text) throws UnreadableQueryException {
		if (text.length() > LONGEST) {
			throw new UnreadableQueryException("has more than %d characters".formatted(LONGEST));
		}
		this.text = text;
		this.matcher = SPACE.matcher(text);
		skipSpace();
	}

	@Nullable String name() {
		return take(NAME);
	}

	@Nullable String operator() {
		return take(OPERATOR);
	}

	@Nullable String range() {
		return take(RANGE);
	}

	/**
	 * Reads a quoted text.
	 * @return what it means, or {@code null} if there is none
	 */
	@Nullable String text() {
		if (isAtEnd() || "\"'`".indexOf(current()) < 0) {
			return null;
		}
		char quote = current();
		int end = this.index + 1;
		while (end < this.text.length() && this.text.charAt(end) != quote) {
			end += (this.text.charAt(end) == '\\' && quote != '`') ? 2 : 1;
		}
		if (end >= this.text.length()) {
			return null;
		}
		String content = this.text.substring(this.index + 1, end);
		this.index = end + 1;
		skipSpace();
		return (quote == '`') ? content
				: ESCAPE.matcher(content).replaceAll((escape) -> Matcher.quoteReplacement(unescaped(escape)));
	}

	boolean accept(String expected) {
		return take(Pattern.compile(Pattern.quote(expected))) != null;
	}

	void expect(String expected) throws UnreadableQueryException {
		if (!accept(expected)) {
			throw unexpected();
		}
	}

	boolean isAtEnd() {
		return this.index == this.text.length();
	}

	UnreadableQueryException unexpected() {
		this.matcher.usePattern(Pattern.compile("\\w+|(?s:.)|$"));
		this.matcher.region(this.index, this.text.length());
		String word = this.matcher.lookingAt() ? this.matcher.group().replaceAll("\\s", " ") : "";
		return new UnreadableQueryException(word.isEmpty() ? "ends too early"
				: "has '%s' at character %d, which is more than a count of events".formatted(word, this.index + 1));
	}

	private @Nullable String take(Pattern pattern) {
		this.matcher.usePattern(pattern);
		this.matcher.region(this.index, this.text.length());
		if (!this.matcher.lookingAt()) {
			return null;
		}
		String taken = this.matcher.group();
		this.index = this.matcher.end();
		skipSpace();
		return taken;
	}

	private char current() {
		return this.text.charAt(this.index);
	}

	private void skipSpace() {
		int start;
		do {
			start = this.index;
			this.matcher.usePattern(SPACE);
			this.matcher.region(start, this.text.length());
			if (this.matcher.lookingAt()) {
				this.index = this.matcher.end();
			}
		}
		while (this.index > start);
	}

	private static String unescaped(MatchResult escape) {
		for (int group = 1; group <= 2; group++) {
			if (escape.group(group) != null) {
				return Character.toString(Integer.parseInt(escape.group(group), 16));
			}
		}
		return switch (escape.group(3)) {
			case "n" -> "\n";
			case "t" -> "\t";
			case "r" -> "\r";
			default -> escape.group(3);
		};
	}

}
