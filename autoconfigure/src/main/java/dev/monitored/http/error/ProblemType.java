package dev.monitored.http.error;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.monitored.uri.PathTemplate;

/**
 * Makes a label of the type of a problem detail. Applications build types from requests,
 * so that clients write parts of them: scheme and host are left out, and so are parts
 * that the path or the query of the request brought along.
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
	 * @param address what the client asked for
	 * @param route the template of the path
	 * @return the label, or {@code null} if the type says nothing
	 */
	static @Nullable String of(@Nullable URI type, RequestAddress address, String route) {
		if (type == null || "about".equalsIgnoreCase(type.getScheme())) {
			return null;
		}
		Set<String> written = new HashSet<>(address.texts());
		written.removeAll(new RequestAddress(route, null).texts());
		String label = type.isOpaque() ? name(type, written) : path(type, written);
		String fragment = fragment(type, written);
		label = (fragment != null) ? label + '#' + fragment : label;
		return (label.equals("/") || label.length() > MAX_LENGTH) ? null : label;
	}

	/**
	 * Returns the label of a type that is no path, such as {@code urn:problem:sold-out}.
	 * @param type the type
	 * @param written what the client wrote
	 * @return the label
	 */
	private static String name(URI type, Set<String> written) {
		return PathTemplate.of(type.getScheme() + ':' + template(type.getRawSchemeSpecificPart(), written))
			.substring(1);
	}

	private static String path(URI type, Set<String> written) {
		String path = type.getRawPath();
		return (path == null || path.isEmpty()) ? "/" : PathTemplate.of(template(path, written));
	}

	private static @Nullable String fragment(URI type, Set<String> written) {
		String fragment = type.getRawFragment();
		boolean isWord = fragment != null && !fragment.isEmpty() && !written.contains(RequestAddress.decoded(fragment))
				&& PathTemplate.of(fragment).equals('/' + fragment);
		return isWord ? fragment : null;
	}

	private static String template(String path, Set<String> written) {
		return NAME.matcher(path)
			.replaceAll((match) -> written.contains(RequestAddress.decoded(match.group())) ? ID : "$0");
	}

}
