package dev.monitored.cli.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * A file with {@code monitored.slo.definitions}, such as an {@code application.yml}.
 */
public final class ProposalFile {

	private static final List<String> PATH = List.of("monitored", "slo", "definitions");

	private ProposalFile() {
	}

	/**
	 * Reads a file.
	 * @param file the name of the file
	 * @return its SLOs in the order of the file
	 * @throws BadInputException if there are none
	 */
	public static List<ProposedSlo> read(String file) throws BadInputException {
		Map<String, ProposedSlo> slos = new LinkedHashMap<>();
		for (Node document : YamlFile.read(file)) {
			for (Map.Entry<String, Node> definition : definitions(document, PATH).entrySet()) {
				if (slos.put(definition.getKey(), slo(definition.getKey(), definition.getValue())) != null) {
					throw new BadInputException("%s defines %s twice".formatted(file, definition.getKey()));
				}
			}
		}
		if (slos.isEmpty()) {
			throw new BadInputException(file + " has no monitored.slo.definitions");
		}
		return List.copyOf(slos.values());
	}

	/**
	 * Finds what stands behind keys. One key may be several, as in {@code monitored.slo}.
	 * @param node the map with the first key
	 * @param path the keys
	 * @return the entries of the map behind the last key
	 */
	private static Map<String, Node> definitions(Node node, List<String> path) {
		Map<String, Node> found = new LinkedHashMap<>();
		node.entries().forEach((key, value) -> {
			if (path.isEmpty()) {
				found.put(key, value);
				return;
			}
			List<String> keys = Arrays.asList(key.split("\\."));
			if (keys.size() <= path.size() && keys.equals(path.subList(0, keys.size()))) {
				found.putAll(definitions(value, path.subList(keys.size(), path.size())));
			}
			else if (keys.size() == path.size() + 1 && keys.subList(0, path.size()).equals(path)) {
				found.put(keys.get(path.size()), value);
			}
		});
		return found;
	}

	private static ProposedSlo slo(String name, Node definition) {
		Map<String, Node> settings = new TreeMap<>();
		definition.entries().forEach((key, value) -> settings.put(uniform(key), value));
		Map<String, List<String>> match = new LinkedHashMap<>();
		setting(settings, "match").entries().forEach((label, patterns) -> match.put(label, texts(patterns)));
		return new ProposedSlo(name, setting(settings, "signal").text(), match, texts(setting(settings, "good")),
				texts(setting(settings, "bad")), text(settings, "availability"), texts(setting(settings, "latency")),
				text(settings, "apdex"), text(settings, "window"),
				"true".equals(setting(settings, "includequeue").text()),
				!"false".equals(setting(settings, "page").text()));
	}

	private static Node setting(Map<String, Node> settings, String key) {
		return settings.getOrDefault(key, new Node(null));
	}

	private static @Nullable String text(Map<String, Node> settings, String key) {
		String text = setting(settings, key).text();
		return (text == null || text.isBlank()) ? null : text;
	}

	/**
	 * Returns texts as Spring Boot reads them: a list, or one text with commas.
	 * @param node what is written
	 * @return the texts without blank ones
	 */
	private static List<String> texts(Node node) {
		List<String> texts = new ArrayList<>();
		node.list().forEach((item) -> texts.add(String.valueOf(item.text())));
		String text = node.text();
		if (text != null) {
			texts.addAll(Arrays.stream(text.split(",")).map(String::strip).toList());
		}
		return texts.stream().filter((value) -> !value.isBlank()).toList();
	}

	private static String uniform(String key) {
		return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

}
