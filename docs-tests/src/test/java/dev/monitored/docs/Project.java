package dev.monitored.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

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

	private static final String RELEASED = System.getProperty("docs.released", "");

	/**
	 * The version that pages show: the newest one that is released, or the one that is
	 * being built before the first release.
	 */
	static final String SHOWN_VERSION = RELEASED.isBlank() ? VERSION : RELEASED;

	private static final Set<String> SKIPPED = Set.of("target", ".git", ".idea");

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
		List<Path> files = new ArrayList<>();
		try {
			Files.walkFileTree(file(folder).normalize(), new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
					return SKIPPED.contains(String.valueOf(visited.getFileName())) ? FileVisitResult.SKIP_SUBTREE
							: FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
					if (String.valueOf(visited.getFileName()).matches(name)) {
						files.add(visited);
					}
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Collections.sort(files);
		return files;
	}

}
