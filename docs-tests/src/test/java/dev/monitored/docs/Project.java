package dev.monitored.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of the project.
 */
final class Project {

	/**
	 * The folder of the project.
	 */
	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	/**
	 * The version that is being built.
	 */
	static final String VERSION = System.getProperty("docs.version", "");

	private static final String BUILT = "target";

	private Project() {
	}

	static Path file(String path) {
		return ROOT.resolve(path);
	}

	static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns files below a folder that no build has written.
	 * @param folder the folder, relative to that of the project
	 * @param name a regular expression of their names
	 * @return the files
	 */
	static List<Path> files(String folder, String name) {
		try (Stream<Path> files = Files.walk(file(folder))) {
			return files.filter(Files::isRegularFile)
				.filter((file) -> file.getFileName().toString().matches(name))
				.filter((file) -> !isBuilt(file))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static boolean isBuilt(Path file) {
		return Stream.iterate(ROOT.relativize(file), (part) -> part != null, Path::getParent)
			.anyMatch((part) -> BUILT.equals(String.valueOf(part.getFileName())));
	}

}
