package dev.monitored.docs;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that {@code .editorconfig} says how files are written.
 */
class EditorConfigTests {

	private static final String TEXT = Project.read(Project.file(".editorconfig"));

	@Test
	void indentsCodeWithTabs() {
		assertThat(TEXT).contains("[*.{java,kt,xml,js,css,html}]\nindent_style = tab");
		assertThat(files("docs-tests/src", ".*\\.java")).isNotEmpty()
			.allSatisfy((file) -> assertThat(Project.read(file).lines()).as(file.toString())
				.noneMatch((line) -> line.matches(" {2,}[^*].*")));
	}

	@Test
	void indentsYamlWithSpaces() {
		assertThat(TEXT).contains("[*]\n", "indent_style = space");
		assertThat(Stream.of(files(".github", ".*\\.ya?ml"), files("sample-app/observability", ".*\\.ya?ml"))
			.flatMap((files) -> files)).isNotEmpty().noneMatch((file) -> Project.read(file).contains("\t"));
	}

	@Test
	void namesScriptsThatExist() {
		assertThat(Stream.of(".ci/run", "harm-suite/run", "sample-app/postgres", "sample-app/observe"))
			.allSatisfy((script) -> {
				assertThat(TEXT).contains(script);
				assertThat(Project.file(script)).isExecutable();
			});
	}

	private static Stream<Path> files(String folder, String name) {
		return Project.files(folder, name).stream();
	}

}
