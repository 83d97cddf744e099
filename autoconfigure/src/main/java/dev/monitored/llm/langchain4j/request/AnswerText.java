package dev.monitored.llm.langchain4j.request;

import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the text of an answer can be an object in JSON, as that of every
 * model is. Nothing is made of it.
 */
final class AnswerText {

	private AnswerText() {
	}

	/**
	 * Returns whether a text begins as an object, and ends where that ends.
	 * @param text the text
	 * @return whether it may be read
	 */
	static boolean isObject(@Nullable String text) {
		String object = (text != null) ? text.strip() : "";
		return object.startsWith("{") && endOfObject(object) == object.length() - 1;
	}

	/**
	 * Finds the brace that closes the first one. Braces in texts do not count.
	 * @param object a text that begins with a brace
	 * @return its index, or the length of the text if there is none
	 */
	private static int endOfObject(String object) {
		int depth = 0;
		boolean quoted = false;
		for (int index = 0; index < object.length(); index++) {
			char character = object.charAt(index);
			if (quoted && character == '\\') {
				index++;
			}
			else if (character == '"') {
				quoted = !quoted;
			}
			else if (!quoted && (character == '{' || character == '[')) {
				depth++;
			}
			else if (!quoted && (character == '}' || character == ']') && --depth == 0) {
				return index;
			}
		}
		return object.length();
	}

}
