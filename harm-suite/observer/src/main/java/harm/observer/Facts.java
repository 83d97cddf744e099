package harm.observer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of one run of an application: values by what they are of, in the order in
 * which they were seen.
 */
public final class Facts {

	private final Map<String, String> values;

	private Facts(Map<String, String> values) {
		this.values = values;
	}

	/**
	 * Reads the facts of a run.
	 * @param file where they were written
	 * @return the facts
	 */
	public static Facts read(Path file) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String line : lines(file)) {
			int separator = line.indexOf('\t');
			values.put(line.substring(0, separator), line.substring(separator + 1));
		}
		return new Facts(values);
	}

	/**
	 * Returns the facts.
	 * @return values by what they are of
	 */
	public Map<String, String> values() {
		return Collections.unmodifiableMap(this.values);
	}

	static Facts none() {
		return new Facts(new LinkedHashMap<>());
	}

	synchronized void add(String subject, Object value) {
		this.values.put(StableText.of(subject), StableText.of(String.valueOf(value)));
	}

	synchronized void count(String subject) {
		this.values.merge(StableText.of(subject), "1", (count, one) -> String.valueOf(Integer.parseInt(count) + 1));
	}

	synchronized void write(Path file) {
		List<String> lines = this.values.entrySet()
			.stream()
			.map((fact) -> fact.getKey() + '\t' + fact.getValue())
			.toList();
		try {
			Files.write(file, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
