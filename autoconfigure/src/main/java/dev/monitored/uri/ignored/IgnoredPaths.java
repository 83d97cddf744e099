package dev.monitored.uri.ignored;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.springframework.util.function.SingletonSupplier;

import dev.monitored.settings.InvalidSettingException;

/**
 * Paths whose requests, and those below them, are not recorded.
 */
public final class IgnoredPaths {

	private static final String PROPERTY = "monitored.http.server.ignored";

	private final SingletonSupplier<List<String>> paths;

	/**
	 * Creates paths to ignore.
	 * @param configured the paths of the configuration
	 * @param actuator the paths of the actuator, asked for with the first request
	 * @throws InvalidSettingException if a configured path is none
	 */
	public IgnoredPaths(Collection<String> configured, Supplier<? extends Collection<String>> actuator) {
		for (String path : configured) {
			check(path);
		}
		this.paths = SingletonSupplier.of(() -> {
			List<String> all = new ArrayList<>(configured);
			all.addAll(actuator.get());
			return List.copyOf(all);
		});
	}

	/**
	 * Returns whether a path is ignored.
	 * @param uri a text that ends with the path
	 * @param offset where the path begins
	 * @return whether the path is one of these or below one
	 */
	public boolean contains(String uri, int offset) {
		for (String path : this.paths.obtain()) {
			int end = offset + path.length();
			if (uri.startsWith(path, offset) && (uri.length() == end || uri.charAt(end) == '/')) {
				return true;
			}
		}
		return false;
	}

	private static void check(String path) {
		if (!path.startsWith("/") || path.endsWith("/") || path.contains("*")) {
			throw new InvalidSettingException(PROPERTY, path, "it is not a path",
					"Write the beginning of a path, such as /internal; everything below it is ignored too.");
		}
	}

}
