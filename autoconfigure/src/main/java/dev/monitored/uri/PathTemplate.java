package dev.monitored.uri;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelValue;

/**
 * Makes a route of the path of a raw URI: the query is cut off, and what looks like the
 * name of one thing among many becomes <code>{id}</code>. Each character is looked at a
 * limited number of times, regardless of the URI.
 */
public final class PathTemplate {

	private static final int MAX_SEGMENTS = 20;

	private PathTemplate() {
	}

	/**
	 * Returns the route.
	 * @param uri a path, a URI, or a template of one
	 * @return the route, which is its own route; {@value LabelValue#NONE} without a URI
	 */
	public static String of(@Nullable String uri) {
		if (!StringUtils.hasText(uri) || uri.equals(LabelValue.NONE)) {
			return LabelValue.NONE;
		}
		int end = pathEnd(uri);
		int start = pathStart(uri, end);
		if (isErrorPage(uri, start, end)) {
			return uri.substring(start, end);
		}
		StringBuilder route = new StringBuilder();
		for (int count = 0; start < end; start++) {
			int next = uri.indexOf('/', start);
			int segmentEnd = (next < 0 || next > end) ? end : next;
			String segment = (segmentEnd > start) ? PathSegment.of(uri.substring(start, segmentEnd)) : "";
			if (!segment.isEmpty() && ++count > MAX_SEGMENTS) {
				return route.append("/**").toString();
			}
			if (!segment.isEmpty()) {
				route.append('/').append(segment);
			}
			start = segmentEnd;
		}
		return (route.isEmpty() || (end > 0 && uri.charAt(end - 1) == '/')) ? route.append('/').toString()
				: route.toString();
	}

	/**
	 * Returns whether a path is that of a page for an error, such as {@code /404}.
	 * @param uri the URI
	 * @param start where the path begins
	 * @param end where it ends
	 * @return whether it is
	 */
	private static boolean isErrorPage(String uri, int start, int end) {
		return end - start == 4 && uri.charAt(start) == '/'
				&& (uri.charAt(start + 1) == '4' || uri.charAt(start + 1) == '5') && isDigit(uri.charAt(start + 2))
				&& isDigit(uri.charAt(start + 3));
	}

	private static boolean isDigit(char character) {
		return character >= '0' && character <= '9';
	}

	/**
	 * Returns where the query or the fragment begins, outside of variables.
	 * @param uri the URI
	 * @return the index of the end of the path
	 */
	private static int pathEnd(String uri) {
		int unclosedUntil = 0;
		for (int index = 0; index < uri.length(); index++) {
			char character = uri.charAt(index);
			if (character == '?' || character == '#') {
				return index;
			}
			if (character == '{' && index >= unclosedUntil) {
				int end = variableEnd(uri, index);
				index = (uri.charAt(end - 1) == '}') ? end - 1 : index;
				unclosedUntil = end;
			}
		}
		return uri.length();
	}

	/**
	 * Returns where a variable ends, or the segment if it has no end.
	 * @param uri the URI
	 * @param start where the variable begins
	 * @return the index behind it
	 */
	private static int variableEnd(String uri, int start) {
		int end = start + 1;
		while (end < uri.length() && uri.charAt(end - 1) != '}' && uri.charAt(end) != '/') {
			end++;
		}
		return end;
	}

	private static int pathStart(String uri, int end) {
		int scheme = uri.indexOf("://");
		if (scheme <= 0 || scheme > end || uri.indexOf('/') < scheme) {
			return 0;
		}
		int path = uri.indexOf('/', scheme + "://".length());
		return (path < 0 || path > end) ? end : path;
	}

}
