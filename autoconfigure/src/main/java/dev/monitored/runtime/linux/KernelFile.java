package dev.monitored.runtime.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A small file in which the kernel writes values when it is read.
 *
 * @param path where the file is
 */
record KernelFile(Path path) {

	/**
	 * Returns the lines of the file.
	 * @return the lines, none if the file does not exist or cannot be read
	 */
	List<String> lines() {
		try {
			return Files.readAllLines(this.path);
		}
		catch (IOException | RuntimeException ex) {
			return List.of();
		}
	}

	/**
	 * Returns one of the words of the first line.
	 * @param index which one, from 0
	 * @return the number, {@code NaN} if it is none
	 */
	double number(int index) {
		List<String> lines = lines();
		return lines.isEmpty() ? Double.NaN : number(lines.get(0), index);
	}

	/**
	 * Returns what a line says that begins with a key, such as {@code VmRSS: 1024 kB}.
	 * @param key the key
	 * @return the number after the key, {@code NaN} if there is none
	 */
	double number(String key) {
		String line = line(key);
		return (line != null) ? number(line, 1) : Double.NaN;
	}

	private @Nullable String line(String key) {
		for (String line : lines()) {
			if (line.startsWith(key) && line.length() > key.length()
					&& Character.isWhitespace(line.charAt(key.length()))) {
				return line;
			}
		}
		return null;
	}

	private static double number(String line, int index) {
		String[] words = line.strip().split("\\s+");
		try {
			return (index < words.length) ? Long.parseLong(words[index]) : Double.NaN;
		}
		catch (NumberFormatException ex) {
			return Double.NaN;
		}
	}

}
