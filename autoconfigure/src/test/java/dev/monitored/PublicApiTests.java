package dev.monitored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the code of a module with its {@code public-api.txt}, the list of the types
 * and members that users may rely on.
 */
@ParameterizedClass
@ValueSource(strings = { "autoconfigure", "test-support" })
class PublicApiTests {

	private static final String IMPORTS = "src/main/resources/META-INF/spring/"
			+ "org.springframework.boot.autoconfigure.AutoConfiguration.imports";

	private final Path module;

	private final Path list;

	PublicApiTests(String module) {
		this.module = Path.of("..", module);
		this.list = this.module.resolve("public-api.txt");
	}

	@Test
	void listsEveryMember() throws IOException {
		String current = types().flatMap((type) -> new PublicApi(type).lines())
			.collect(Collectors.joining("\n", "", "\n"));
		Path written = Files.createDirectories(this.module.resolve("target")).resolve("public-api.txt");
		Files.writeString(written, current);
		assertThat(current)
			.as("If users may rely on what changed, copy %s to %s. Otherwise keep the member, or make it private",
					written, this.list)
			.isEqualTo(Files.readString(this.list));
	}

	@Test
	void listsTypesInOrder() throws IOException {
		assertThat(names()).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void listsEveryTypeThatAMemberMentions() throws IOException {
		List<String> mentioned = types().flatMap((type) -> new PublicApi(type).mentionedTypes())
			.map(Class::getName)
			.distinct()
			.toList();
		assertThat(names()).containsAll(mentioned);
	}

	@Test
	void listsEveryAutoConfiguration() throws IOException {
		assertThat(names()).containsAll(Files.readAllLines(this.module.resolve(IMPORTS)));
	}

	@Test
	void generatesJavadocForWhatUsersCallAndNothingElse() throws IOException {
		String pom = Files.readString(this.module.resolve("pom.xml"));
		assertThat(includedSources(pom))
			.containsExactlyElementsOf(types().filter((type) -> !isAutoConfiguration(type) && !type.isMemberClass())
				.map((type) -> type.getName().replace('.', '/') + ".java")
				.toList());
	}

	private Stream<Class<?>> types() throws IOException {
		return names().stream().map((name) -> ClassUtils.resolveClassName(name, PublicApiTests.class.getClassLoader()));
	}

	private static boolean isAutoConfiguration(Class<?> type) {
		return type.isAnnotationPresent(AutoConfiguration.class);
	}

	private List<String> names() throws IOException {
		return Files.readAllLines(this.list).stream().filter((line) -> !line.startsWith("\t")).toList();
	}

	private static List<String> includedSources(String pom) {
		return Stream.of(pom.substring(pom.indexOf("public-api.txt")).split("<include>"))
			.skip(1)
			.filter((text) -> text.startsWith("dev/"))
			.map((text) -> text.substring(0, text.indexOf('<')))
			.toList();
	}

}
