package dev.monitored.profiler.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Where files of profiles are as long as the application runs. Only the user of the
 * process can read them.
 */
public final class ProfileFolder implements AutoCloseable {

	private static final String PREFIX = "monitored-profiler-";

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

	private final @Nullable Path parent;

	private @Nullable Path folder;

	private boolean closed;

	/**
	 * Creates a folder, which exists from the first file on.
	 * @param parent the folder that it is in, {@code null} for the one of temporary files
	 */
	public ProfileFolder(@Nullable Path parent) {
		this.parent = parent;
	}

	/**
	 * Returns the folder that files are in.
	 * @return the folder that was set, or {@code null} if none was
	 */
	@Nullable Path parent() {
		return this.parent;
	}

	/**
	 * Creates an empty file.
	 * @param name the name of the file
	 * @return the file
	 * @throws IOException if it cannot be created
	 */
	synchronized Path create(String name) throws IOException {
		if (this.closed) {
			throw new IOException("The application stops");
		}
		Path present = this.folder;
		if (present == null || !Files.isDirectory(present)) {
			present = createFolder();
			this.folder = present;
		}
		return Files.createFile(present.resolve(name));
	}

	/**
	 * Deletes the folder with all files.
	 */
	@Override
	public synchronized void close() {
		this.closed = true;
		Path present = this.folder;
		this.folder = null;
		if (present != null) {
			try (Stream<Path> files = Files.list(present)) {
				files.toList().forEach(ProfileFolder::delete);
			}
			catch (IOException ex) {
				// The folder is gone already
			}
			delete(present);
		}
	}

	/**
	 * Deletes a file, if it is there and can be deleted.
	 * @param file the file
	 */
	static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			// It stays in the folder of temporary files
		}
	}

	private Path createFolder() throws IOException {
		if (this.parent == null) {
			return Files.createTempDirectory(PREFIX);
		}
		Files.createDirectories(this.parent);
		boolean hasOwners = Files.getFileStore(this.parent).supportsFileAttributeView("posix");
		FileAttribute<?>[] attributes = hasOwners
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(OWNER_ONLY) } : new FileAttribute<?>[0];
		return Files.createTempDirectory(this.parent, PREFIX, attributes);
	}

}
