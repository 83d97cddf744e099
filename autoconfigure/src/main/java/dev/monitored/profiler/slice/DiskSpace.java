package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The space that is left on the disk where the files of a recording are. The JVM ends
 * when its recorder runs out of it, so that nothing is recorded where little is left.
 */
final class DiskSpace {

	/**
	 * How many bytes are left to others at least.
	 */
	static final long RESERVE = 32L << 20;

	private static final long MEGABYTE = 1L << 20;

	private final @Nullable Path directory;

	private final Reading reading;

	/**
	 * Creates the space of a disk.
	 * @param directory where files are, {@code null} for the folder of temporary files
	 * @param reading reads how much is left
	 */
	DiskSpace(@Nullable Path directory, Reading reading) {
		this.directory = directory;
		this.reading = reading;
	}

	/**
	 * Returns the real space of a disk.
	 * @param directory where files are, {@code null} for the folder of temporary files
	 * @return the space
	 */
	static DiskSpace of(@Nullable Path directory) {
		return new DiskSpace(directory, (folder) -> Files.getFileStore(folder).getUsableSpace());
	}

	/**
	 * Makes sure that files have space, and others too.
	 * @param bytes how large the files can get
	 * @throws IOException if there is too little
	 */
	void require(long bytes) throws IOException {
		for (Path folder : new Path[] { folder(), recorder() }) {
			long free = this.reading.usable(folder);
			if (free < bytes + RESERVE) {
				throw new IOException(("Only %d MB are free in %s, and %d are needed, because the JVM ends when "
						+ "its recorder runs out of space")
					.formatted(free / MEGABYTE, folder, (bytes + RESERVE) / MEGABYTE));
			}
		}
	}

	/**
	 * Returns whether recording must end.
	 * @return whether nearly nothing is left
	 */
	boolean isLow() {
		try {
			return this.reading.usable(recorder()) < RESERVE;
		}
		catch (IOException ex) {
			return false;
		}
	}

	// Where folders do not exist yet, what counts is where they will be
	private Path folder() {
		Path folder = ((this.directory != null) ? this.directory : temporary()).toAbsolutePath();
		Path parent = folder.getParent();
		while (!Files.isDirectory(folder) && parent != null) {
			folder = parent;
			parent = folder.getParent();
		}
		return folder;
	}

	// The recorder says where its files are once it was used
	private Path recorder() {
		String repository = System.getProperty("jdk.jfr.repository");
		return (repository != null && Files.isDirectory(Path.of(repository))) ? Path.of(repository) : folder();
	}

	private static Path temporary() {
		return Path.of(System.getProperty("java.io.tmpdir"));
	}

	/**
	 * Reads how much space is left.
	 */
	interface Reading {

		/**
		 * Returns how much can be written.
		 * @param folder where
		 * @return the bytes
		 * @throws IOException if that is not known
		 */
		long usable(Path folder) throws IOException;

	}

}
