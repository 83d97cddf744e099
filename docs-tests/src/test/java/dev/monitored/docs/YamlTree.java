package dev.monitored.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A map of YAML. What it does not have is empty.
 *
 * @param entries its entries
 */
record YamlTree(Map<?, ?> entries) {

	static YamlTree read(Path file) {
		return of(new Yaml(new SafeConstructor(new LoaderOptions())).load(Project.read(file)));
	}

	static YamlTree of(Object value) {
		return new YamlTree((value instanceof Map<?, ?> entries) ? entries : Map.of());
	}

	boolean has(String key) {
		return this.entries.containsKey(key);
	}

	YamlTree tree(String key) {
		return of(value(key));
	}

	String text(String key) {
		return String.valueOf(value(key));
	}

	List<String> texts(String key) {
		return elements(key).map(String::valueOf).toList();
	}

	List<YamlTree> trees(String key) {
		return elements(key).map(YamlTree::of).toList();
	}

	/**
	 * Returns the maps in this one.
	 * @return the maps, without their keys
	 */
	List<YamlTree> children() {
		return this.entries.values().stream().map(YamlTree::of).toList();
	}

	private Stream<?> elements(String key) {
		return (value(key) instanceof List<?> elements) ? elements.stream() : Stream.empty();
	}

	private Object value(String key) {
		Object value = this.entries.get(key);
		return (value != null) ? value : "";
	}

}
