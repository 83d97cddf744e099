package dev.monitored.docs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names of settings that the libraries on the class path describe.
 *
 * @param names their names, in the spelling of metadata
 */
record SettingNames(Set<String> names) {

	static SettingNames read() {
		try {
			Set<String> names = new HashSet<>();
			for (URL file : Collections.list(
					SettingNames.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				read(file, names);
			}
			return new SettingNames(names);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void read(URL file, Set<String> names) throws IOException {
		try (InputStream json = file.openStream()) {
			for (JsonNode property : JsonMapper.shared().readTree(json).path("properties")) {
				names.add(property.path("name").asString());
			}
		}
	}

	/**
	 * Returns whether there is a setting of this name, or a map or list that it may be an
	 * entry of.
	 * @param name the name
	 * @return whether there is one
	 */
	boolean contain(String name) {
		return Stream.iterate(name.replaceAll("\\[.*?]", ""), (part) -> !part.isEmpty(), SettingNames::parent)
			.anyMatch(this.names::contains);
	}

	private static String parent(String name) {
		return name.substring(0, Math.max(0, name.lastIndexOf('.')));
	}

}
