package dev.monitored.settings;

import java.util.regex.Pattern;

/**
 * The URL of a page that people are sent to.
 */
public final class PageUrl {

	private static final Pattern HTTP = Pattern
		.compile("(?i)https?://(?:[^\\s/?#<>\"\\[\\]]+|\\[[0-9a-f:.]+](?::\\d+)?)(?:[/?#][^\\s<>\"\\\\^`]*)?");

	private PageUrl() {
	}

	/**
	 * Returns whether a text is the URL of a page.
	 * @param text the text
	 * @return whether it is a URL of HTTP
	 */
	public static boolean isValid(String text) {
		return HTTP.matcher(text).matches();
	}

}
