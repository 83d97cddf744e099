package harm.comparison;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Class paths, as the build writes them.
 */
final class ClassPath {

	static final Path SUITE = Path.of(System.getProperty("harm.suite", "..")).toAbsolutePath().normalize();

	private ClassPath() {
	}

	static String of(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String read(Path file) {
		try {
			return Files.readString(file).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Not built: " + file, ex);
		}
	}

	// Joins class paths. Two versions of a library would make the comparison one of
	// libraries
	static String joined(String... classPaths) {
		Set<String> entries = new LinkedHashSet<>();
		Map<Path, Path> versions = new HashMap<>();
		for (String classPath : classPaths) {
			for (String entry : classPath.split(File.pathSeparator)) {
				entries.add(entry);
				Path version = Path.of(entry).getParent();
				Path other = versions.putIfAbsent(version.getParent(), version);
				if (other != null && !other.equals(version)) {
					throw new IllegalStateException("Two versions of a library: " + other + " and " + version);
				}
			}
		}
		return String.join(File.pathSeparator, entries);
	}

}
