package dev.monitored.operation.declaration;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.monitored.settings.InvalidSettingException;

/**
 * The text of an AspectJ expression, as far as it is read before AspectJ reads it.
 *
 * @param expression the text
 */
record PointcutText(String expression) {

	static final String EXAMPLE = "Write an AspectJ expression that selects methods, for example execution(public * com.acme.shop.OrderRepository.find*(..)).";

	/**
	 * What selects methods by their declaration, so that it is decided once.
	 */
	private static final Set<String> STATIC = Set.of("execution", "within", "@annotation", "@within");

	/**
	 * What can be decided only when a method is called, or of one bean.
	 */
	private static final Set<String> DYNAMIC = Set.of("args", "@args", "this", "target", "@target", "bean");

	/**
	 * What AspectJ's own weaver has besides.
	 */
	private static final Set<String> UNSUPPORTED = Set.of("call", "get", "set", "handler", "initialization",
			"preinitialization", "staticinitialization", "adviceexecution", "withincode", "@withincode", "cflow",
			"cflowbelow", "if", "@this");

	private static final Pattern DESIGNATOR = Pattern.compile("(@?\\w+(?:\\.\\w+)*)\\s*\\(");

	private static final Set<String> OPERATORS = Set.of("and", "or", "not");

	/**
	 * Checks that the expression selects methods by their declaration.
	 * @param setting where it is written, for the message
	 * @throws InvalidSettingException if it does not
	 */
	void check(String setting) {
		for (String designator : designators()) {
			if (DYNAMIC.contains(designator)) {
				throw new InvalidSettingException(setting, this.expression,
						"'%s' depends on the bean or on values of the call".formatted(designator), EXAMPLE);
			}
			if (!STATIC.contains(designator)) {
				throw new InvalidSettingException(setting, this.expression,
						(UNSUPPORTED.contains(designator)
								? "Spring AOP sees executions of methods alone and has no '%s'"
								: "there is no pointcut '%s'")
							.formatted(designator),
						"Write execution(..), within(..), @annotation(..) or @within(..), joined by && and ||.");
			}
		}
	}

	/**
	 * Returns the names before parentheses, but not those within them, which belong to
	 * patterns of methods.
	 * @return the names, in their order
	 */
	private Set<String> designators() {
		Set<String> found = new LinkedHashSet<>();
		Matcher matcher = DESIGNATOR.matcher(this.expression);
		int position = 0;
		while (matcher.find(position)) {
			if (OPERATORS.contains(matcher.group(1))) {
				position = matcher.end();
			}
			else {
				found.add(matcher.group(1));
				position = closing(matcher.end());
			}
		}
		return found;
	}

	private int closing(int start) {
		int depth = 1;
		int position = start;
		while (position < this.expression.length() && depth > 0) {
			char character = this.expression.charAt(position);
			if (character == '(') {
				depth++;
			}
			else if (character == ')') {
				depth--;
			}
			position++;
		}
		return position;
	}

}
