package dev.monitored.settings;

import java.util.regex.Pattern;

/**
 * A URL of HTTP, of a page or a server.
 */
public final class HttpUrl {

	private static final Pattern HTTP = Pattern
		.compile("(?i)https?://(?:[^\\s/?#<>\"\\[\\]]+|\\[[0-9a-f:.]+](?::\\d+)?)(?:[/?#][^\\s<>\"\\\\^`]*)?");

	private HttpUrl() {
	}

	/**
	 * Returns whether a text is such a URL.
	 * @param text the text
	 * @return whether it is a URL of HTTP
	 */
	public static boolean isValid(String text) {
		return HTTP.matcher(text).matches();
	}

}
