package dev.monitored.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.util.StreamUtils;

/**
 * The first words below {@code monitored.}, as the configuration metadata of all jars has
 * them: a prefix is known because its properties are documented.
 */
final class PropertyPrefixes {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final Pattern NAME = Pattern.compile("\"name\"\\s*:\\s*\"monitored\\.([a-z0-9-]+)");

	private PropertyPrefixes() {
	}

	/**
	 * Reads the prefixes.
	 * @param classLoader where the metadata is found
	 * @return the prefixes, none if there is no metadata
	 */
	static Set<String> read(ClassLoader classLoader) {
		try {
			Set<String> prefixes = new TreeSet<>();
			Collections.list(classLoader.getResources(METADATA))
				.stream()
				.flatMap(PropertyPrefixes::names)
				.filter((prefix) -> !RenamedSetting.isOld(prefix))
				.forEach(prefixes::add);
			return prefixes;
		}
		catch (IOException ex) {
			return Set.of();
		}
	}

	private static Stream<String> names(URL resource) {
		try (InputStream stream = resource.openStream()) {
			String metadata = StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
			return NAME.matcher(metadata).results().map((name) -> name.group(1));
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

}
