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

	private final List<String> segments = new ArrayList<>();

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
		for (String segment : segments(pattern)) {
			this.segments.add(withoutNames(segment));
		}
	}

	/**
	 * Returns whether a path matches. A slash at the end counts as an empty segment.
	 * @param path the path
	 * @return whether all of it matches
	 */
	boolean matches(String path) {
		return path.startsWith("/") && new PathWildcards(this.segments, segments(path)).matches();
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

	/**
	 * Compares the segments of a path with those of a pattern.
	 */
	private static final class PathWildcards extends Wildcards {

		private final List<String> pattern;

		private final List<String> path;

		PathWildcards(List<String> pattern, List<String> path) {
			super(pattern.size(), path.size());
			this.pattern = pattern;
			this.path = path;
		}

		@Override
		boolean isWildcard(int index) {
			return this.pattern.get(index).equals(ANY_SEGMENTS);
		}

		@Override
		boolean isLike(int index, int position) {
			String segment = this.pattern.get(index);
			return (segment.indexOf('{') >= 0) ? segment.equals(this.path.get(position))
					: new SegmentWildcards(segment, this.path.get(position)).matches();
		}

	}

	/**
	 * Compares a segment with that of a pattern, in which {@code ?} stands for one
	 * character.
	 */
	private static final class SegmentWildcards extends TextWildcards {

		private final String pattern;

		SegmentWildcards(String pattern, String segment) {
			super(pattern, segment);
			this.pattern = pattern;
		}

		@Override
		boolean isLike(int index, int position) {
			return this.pattern.charAt(index) == '?' || super.isLike(index, position);
		}

	}

}
