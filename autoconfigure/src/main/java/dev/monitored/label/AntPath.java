package dev.monitored.label;

import java.util.ArrayList;
import java.util.List;

/**
 * An Ant-style pattern of paths: {@code **} stands for any number of segments, {@code *}
 * for any text in a segment, {@code ?} for one character, <code>{name}</code> for one or
 * more. A segment that has a regular expression, as in <code>{id:[0-9]+}</code>, stands
 * for itself, because that is how a route has it.
 */
final class AntPath {

	private static final String ANY_SEGMENTS = "**";

	private final List<String> segments;

	/**
	 * Reads a pattern.
	 * @param pattern the pattern
	 * @throws IllegalArgumentException if it is none
	 */
	AntPath(String pattern) {
		if (!pattern.startsWith("/")) {
			throw new IllegalArgumentException("a path begins with /");
		}
		if (depth(pattern) != 0) {
			throw new IllegalArgumentException("the braces { and } do not match");
		}
		this.segments = segments(pattern).stream().map(AntPath::withoutNames).toList();
	}

	/**
	 * Returns whether a path matches. A slash at the end counts as an empty segment.
	 * @param path the path
	 * @return whether all of it matches
	 */
	boolean matches(String path) {
		List<String> given = segments(path);
		return path.startsWith("/") && Wildcards.matches(this.segments.size(),
				(index) -> this.segments.get(index).equals(ANY_SEGMENTS), given.size(),
				(index, position) -> matchesSegment(this.segments.get(index), given.get(position)));
	}

	private static boolean matchesSegment(String pattern, String segment) {
		if (pattern.indexOf('{') >= 0) {
			return pattern.equals(segment);
		}
		return Wildcards.matches(pattern.length(), (index) -> pattern.charAt(index) == '*', segment.length(),
				(index, position) -> pattern.charAt(index) == '?' || pattern.charAt(index) == segment.charAt(position));
	}

	/**
	 * Splits a path.
	 * @param path the path
	 * @return its segments, without empty ones except at the end
	 */
	private static List<String> segments(String path) {
		List<String> segments = new ArrayList<>();
		int start = 0;
		while (start < path.length()) {
			int slash = path.indexOf('/', start);
			int end = (slash < 0) ? path.length() : slash;
			if (end > start) {
				segments.add(path.substring(start, end));
			}
			start = end + 1;
		}
		if (path.endsWith("/")) {
			segments.add("");
		}
		return segments;
	}

	/**
	 * Replaces the variables of a segment by wildcards.
	 * @param segment the segment
	 * @return the pattern, or the segment itself if a variable has a regular expression
	 */
	private static String withoutNames(String segment) {
		StringBuilder replaced = new StringBuilder();
		int index = 0;
		while (index < segment.length()) {
			int open = segment.indexOf('{', index);
			int close = segment.indexOf('}', index);
			if (open < 0) {
				return replaced.append(segment, index, segment.length()).toString();
			}
			if (close < open || segment.substring(open, close).contains(":")) {
				return segment;
			}
			replaced.append(segment, index, open).append("?*");
			index = close + 1;
		}
		return replaced.toString();
	}

	/**
	 * Returns how many braces are open at the end.
	 * @param pattern the pattern
	 * @return the number, less than 0 if one is closed that was not open
	 */
	private static int depth(String pattern) {
		int depth = 0;
		for (int index = 0; index < pattern.length() && depth >= 0; index++) {
			char character = pattern.charAt(index);
			depth += (character == '{') ? 1 : (character == '}') ? -1 : 0;
		}
		return depth;
	}

}
