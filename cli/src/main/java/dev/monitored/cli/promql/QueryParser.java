package dev.monitored.cli.promql;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Understands the queries that count events: {@code sum}, {@code rate} and
 * {@code increase} of a selector, or of one less another.
 */
final class QueryParser {

	private static final int DEEPEST = 20;

	private static final Set<String> FUNCTIONS = Set.of("sum", "rate", "increase");

	private final QueryScanner scanner;

	QueryParser(String text) throws UnreadableQueryException {
		this.scanner = new QueryScanner(text);
	}

	CountQuery parse() throws UnreadableQueryException {
		CountQuery query = difference(0);
		if (!this.scanner.isAtEnd()) {
			throw this.scanner.unexpected();
		}
		return query;
	}

	private CountQuery difference(int depth) throws UnreadableQueryException {
		CountQuery first = term(depth);
		if (!this.scanner.accept("-")) {
			return first;
		}
		CountQuery second = term(depth);
		if (first.less() != null || second.less() != null) {
			throw new UnreadableQueryException("subtracts more than once");
		}
		return new CountQuery(first.series(), second.series());
	}

	private CountQuery term(int depth) throws UnreadableQueryException {
		if (depth > DEEPEST) {
			throw new UnreadableQueryException("has too many parentheses");
		}
		if (this.scanner.accept("(")) {
			return inside(depth);
		}
		String name = this.scanner.name();
		if (name == null) {
			throw this.scanner.unexpected();
		}
		if (this.scanner.accept("(")) {
			if (!FUNCTIONS.contains(name)) {
				throw new UnreadableQueryException("calls %s, and only sum, rate and increase count".formatted(name));
			}
			return inside(depth);
		}
		return new CountQuery(selector(name), null);
	}

	private CountQuery inside(int depth) throws UnreadableQueryException {
		CountQuery query = difference(depth + 1);
		this.scanner.expect(")");
		return query;
	}

	private Selector selector(String metric) throws UnreadableQueryException {
		Set<LabelMatcher> matchers = new LinkedHashSet<>();
		if (this.scanner.accept("{")) {
			while (!this.scanner.accept("}")) {
				matchers.add(matcher());
				if (!this.scanner.accept(",")) {
					this.scanner.expect("}");
					break;
				}
			}
		}
		this.scanner.range();
		return new Selector(metric, matchers);
	}

	private LabelMatcher matcher() throws UnreadableQueryException {
		String label = this.scanner.name();
		String operator = this.scanner.operator();
		String value = this.scanner.text();
		if (label == null || operator == null || value == null) {
			throw this.scanner.unexpected();
		}
		return new LabelMatcher(label, operator, value);
	}

}
