package dev.monitored.cli.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import dev.monitored.cli.document.SourceSlo;

/**
 * Definitions of SLOs, as an application has them in its configuration.
 */
public final class DefinitionFile {

	private static final String WITHOUT_NAME = "slo";

	private final Map<String, Definition> byName = new TreeMap<>();

	private final List<String> remarks = new ArrayList<>();

	private final List<String> leftOut = new ArrayList<>();

	private DefinitionFile() {
	}

	/**
	 * Translates objectives.
	 * @param slos the objectives of a file
	 * @return the definitions of those that can be counted
	 */
	public static DefinitionFile of(List<SourceSlo> slos) {
		DefinitionFile definitions = new DefinitionFile();
		slos.forEach(definitions::add);
		return definitions;
	}

	/**
	 * Returns what the definitions say otherwise than the file.
	 * @return a line for each
	 */
	public List<String> remarks() {
		return this.remarks;
	}

	/**
	 * Returns which objectives are not translated, and why.
	 * @return a line for each
	 */
	public List<String> leftOut() {
		return this.leftOut;
	}

	/**
	 * Writes the definitions as YAML.
	 * @return the text, empty if there are none
	 */
	public String yaml() {
		if (this.byName.isEmpty()) {
			return "";
		}
		Map<String, Object> settings = new LinkedHashMap<>();
		this.byName.forEach((name, definition) -> settings.put(name, definition.settings()));
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
		options.setSplitLines(false);
		return new Yaml(options).dump(Map.of("monitored", Map.of("slo", Map.of("definitions", settings))));
	}

	private void add(SourceSlo slo) {
		try {
			List<String> found = new ArrayList<>();
			Definition definition = Definition.of(slo, found);
			String name = place(definition);
			if (!name.equals(definition.name())) {
				found.add("its name is " + name + " here");
			}
			found.forEach((remark) -> this.remarks.add(slo.name() + ": " + remark));
		}
		catch (NotCountableException ex) {
			this.leftOut.add(slo.name() + ": " + ex.getMessage());
		}
	}

	private String place(Definition definition) {
		String wanted = valid(definition.name());
		String name = wanted;
		for (int number = 2; this.byName.containsKey(name) && !this.byName.get(name).accepts(definition); number++) {
			name = wanted + "-" + number;
		}
		this.byName.merge(name, definition, Definition::plus);
		return name;
	}

	private static String valid(String name) {
		String valid = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return valid.isEmpty() ? WITHOUT_NAME : valid;
	}

}
