package dev.monitored.runtime.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system that looks like that of Linux, for tests.
 */
public record LinuxFiles(Path root) {

	/**
	 * Writes a file.
	 */
	public LinuxFiles file(String name, String text) {
		try {
			Path file = this.root.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes what a process in a container with control groups of version 2 sees.
	 */
	public LinuxFiles container() {
		return file("proc/self/cgroup", "0::/\n").file("proc/self/mountinfo",
				"30 23 0:26 / /sys/fs/cgroup ro,nosuid - cgroup2 cgroup rw,nsdelegate\n");
	}

}
