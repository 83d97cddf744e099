package dev.monitored.test.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.monitored.test.scrape.Scrape.Sample;

/**
 * Reads the text format of Prometheus, version 0.0.4.
 */
final class ScrapeText {

	// A carriage return may be part of a text.
	private static final Pattern LINE_END = Pattern.compile("[ \\t]*\n[ \\t]*");

	private static final String HELP = "# HELP ";

	private static final String TYPE = "# TYPE ";

	private static final String VALUE = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

	private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)\\s*=\\s*" + VALUE + "\\s*(,?)\\s*");

	private static final Pattern NAME = Pattern.compile("([a-zA-Z_:][\\w:]*)\\s*(\\{\\s*)?");

	private static final Pattern NUMBER = Pattern.compile("\\s*(\\S+)(?:\\s+-?\\d+)?\\s*");

	private final List<Sample> samples = new ArrayList<>();

	private final Map<String, String> help = new TreeMap<>();

	private final Map<String, String> types = new TreeMap<>();

	private ScrapeText() {
	}

	static Scrape parse(String text) {
		ScrapeText read = new ScrapeText();
		LINE_END.splitAsStream(text).filter((line) -> !line.isBlank()).forEach(read::read);
		return new Scrape(read.samples, read.help, read.types);
	}

	private void read(String line) {
		if (line.startsWith(HELP)) {
			describe(line.substring(HELP.length()), this.help);
		}
		else if (line.startsWith(TYPE)) {
			describe(line.substring(TYPE.length()).strip(), this.types);
		}
		else if (!line.startsWith("#")) {
			this.samples.add(sample(line));
		}
	}

	private static void describe(String text, Map<String, String> to) {
		String[] parts = text.split(" ", 2);
		to.put(parts[0], (parts.length > 1) ? unescaped(parts[1]) : "");
	}

	private static Sample sample(String line) {
		Matcher name = NAME.matcher(line);
		require(name.lookingAt(), line);
		Map<String, String> labels = new TreeMap<>();
		int end = (name.group(2) != null) ? labels(line, name.end(), labels) : name.end();
		Matcher number = NUMBER.matcher(line).region(end, line.length());
		require(number.matches(), line);
		return new Sample(name.group(1), labels, number(number.group(1), line));
	}

	// Returns where the text after the labels begins.
	private static int labels(String line, int begin, Map<String, String> to) {
		int at = begin;
		Matcher label = LABEL.matcher(line);
		while (label.region(at, line.length()).lookingAt()) {
			to.put(label.group(1), unescaped(label.group(2)));
			at = label.end();
		}
		require(line.startsWith("}", at), line);
		return at + 1;
	}

	/**
	 * Reads a number.
	 * @param text the number, as Prometheus writes it
	 * @return the number
	 * @throws NumberFormatException if it is none
	 */
	static double number(String text) {
		return Double.parseDouble(text.endsWith("Inf") ? text + "inity" : text);
	}

	private static double number(String text, String line) {
		try {
			return number(text);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(notASample(line), ex);
		}
	}

	private static void require(boolean isSample, String line) {
		if (!isSample) {
			throw new IllegalArgumentException(notASample(line));
		}
	}

	private static String notASample(String line) {
		return "Not a sample in the text format of Prometheus: " + line;
	}

	private static String unescaped(String text) {
		StringBuilder unescaped = new StringBuilder();
		boolean isEscaped = false;
		for (char character : text.toCharArray()) {
			if (isEscaped || character != '\\') {
				unescaped.append((isEscaped && character == 'n') ? '\n' : character);
				isEscaped = false;
			}
			else {
				isEscaped = true;
			}
		}
		return unescaped.toString();
	}

}
