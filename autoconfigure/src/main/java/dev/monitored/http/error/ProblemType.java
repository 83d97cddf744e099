package dev.monitored.http.error;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

import dev.monitored.uri.PathTemplate;

/**
 * Makes a label of the type of a problem detail. Applications build types from requests,
 * so that clients write parts of them: scheme and host are left out, and so are segments
 * that the path of the request brought along.
 */
final class ProblemType {

	private static final String ID = "{id}";

	/**
	 * What lies between separators.
	 */
	private static final Pattern NAME = Pattern.compile("[^/:]+");

	private static final int MAX_LENGTH = 128;

	private ProblemType() {
	}

	/**
	 * Returns the label.
	 * @param type the type, if there is one
	 * @param uri the path that the client asked for
	 * @param route the template of the path
	 * @return the label, or {@code null} if the type says nothing
	 */
	static @Nullable String of(@Nullable URI type, String uri, String route) {
		if (type == null || "about".equalsIgnoreCase(type.getScheme())) {
			return null;
		}
		Set<String> written = segments(uri);
		written.removeAll(segments(route));
		String label = type.isOpaque() ? name(type, written) : path(type, written);
		String fragment = fragment(type, written);
		label = (fragment != null) ? label + '#' + fragment : label;
		return (label.equals("/") || label.length() > MAX_LENGTH) ? null : label;
	}

	/**
	 * Returns the label of a type that is no path, such as {@code urn:problem:sold-out}.
	 * @param type the type
	 * @param written the segments that the client wrote
	 * @return the label
	 */
	private static String name(URI type, Set<String> written) {
		return PathTemplate.of(template(type.getScheme() + ':' + type.getRawSchemeSpecificPart(), written))
			.substring(1);
	}

	private static String path(URI type, Set<String> written) {
		String path = type.getRawPath();
		return (path == null || path.isEmpty()) ? "/" : PathTemplate.of(template(path, written));
	}

	private static @Nullable String fragment(URI type, Set<String> written) {
		String fragment = type.getRawFragment();
		boolean isWord = fragment != null && !fragment.isEmpty() && !written.contains(decode(fragment))
				&& PathTemplate.of(fragment).equals('/' + fragment);
		return isWord ? fragment : null;
	}

	private static String template(String path, Set<String> written) {
		return NAME.matcher(path).replaceAll((match) -> written.contains(decode(match.group())) ? ID : "$0");
	}

	private static Set<String> segments(String path) {
		return Arrays.stream(path.split("/"))
			.filter((segment) -> !segment.isEmpty())
			.map(ProblemType::decode)
			.collect(Collectors.toSet());
	}

	private static String decode(String segment) {
		try {
			return UriUtils.decode(segment, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return segment;
		}
	}

}
