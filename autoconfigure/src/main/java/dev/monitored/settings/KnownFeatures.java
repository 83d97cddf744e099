package dev.monitored.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.util.StreamUtils;

/**
 * The first words below {@code monitored.}, as the configuration metadata of all jars has
 * them: a feature is known because its properties are documented.
 */
final class KnownFeatures {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	private static final String PREFIX = "monitored.";

	private KnownFeatures() {
	}

	/**
	 * Reads the features.
	 * @param classLoader where the metadata is found
	 * @return the features, none if there is no metadata
	 */
	static Set<String> read(ClassLoader classLoader) {
		try {
			Set<String> features = new TreeSet<>();
			Collections.list(classLoader.getResources(METADATA))
				.stream()
				.flatMap((resource) -> names(read(resource::openStream)))
				.filter((name) -> name.startsWith(PREFIX))
				.forEach((name) -> features.add(name.substring(PREFIX.length()).split("\\.", 2)[0]));
			return features;
		}
		catch (IOException ex) {
			return Set.of();
		}
	}

	private static String read(Source source) {
		try (InputStream stream = source.open()) {
			return StreamUtils.copyToString(stream, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "{}";
		}
	}

	private static Stream<String> names(String metadata) {
		if (!metadata.contains('"' + PREFIX)) {
			return Stream.empty();
		}
		Object properties = JsonParserFactory.getJsonParser().parseMap(metadata).getOrDefault("properties", List.of());
		return ((Collection<?>) properties).stream()
			.filter(Map.class::isInstance)
			.map((property) -> String.valueOf(((Map<?, ?>) property).get("name")));
	}

	/**
	 * Something to read.
	 */
	private interface Source {

		InputStream open() throws IOException;

	}

}
