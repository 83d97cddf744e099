package dev.monitored.settings;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PropertyPrefixes}.
 */
class PropertyPrefixesTests {

	@TempDir
	private Path folder;

	@Test
	void readsTheFirstWordsOfOurPropertiesFromEveryJar() throws IOException {
		Path metadata = Files.createDirectories(this.folder.resolve("META-INF"))
			.resolve("spring-configuration-metadata.json");
		Files.writeString(metadata,
				"""
						{ "properties": [ { "name": "monitored.slo.enabled" }, { "name" : "monitored.spring-ai.on" },
						  { "name": "monitored.slo.definitions" }, { "name": "monitored.operations" }, { "name": "spring.slow" } ] }
						""");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, null)) {
			assertThat(PropertyPrefixes.read(loader)).containsExactly("slo", "spring-ai");
		}
	}

	@Test
	void readsNoneWhereThereIsNoMetadata() throws IOException {
		try (URLClassLoader loader = new URLClassLoader(new URL[] { this.folder.toUri().toURL() }, null)) {
			assertThat(PropertyPrefixes.read(loader)).isEmpty();
		}
	}

}
