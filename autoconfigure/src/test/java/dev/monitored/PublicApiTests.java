package dev.monitored;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the code with {@code public-api.txt}, the list of the types and members that
 * users may rely on.
 */
class PublicApiTests {

	private static final Path LIST = Path.of("public-api.txt");

	private static final Path CURRENT = Path.of("target", "public-api.txt");

	@Test
	void listsEveryMember() throws IOException {
		String current = types().flatMap((type) -> new PublicApi(type).lines())
			.collect(Collectors.joining("\n", "", "\n"));
		Files.writeString(CURRENT, current);
		assertThat(current)
			.as("If users may rely on what changed, copy %s to %s. Otherwise keep the member, or make it private",
					CURRENT, LIST)
			.isEqualTo(Files.readString(LIST));
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
		assertThat(names()).containsAll(ImportCandidates.load(AutoConfiguration.class, null)
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("dev.monitored."))
			.toList());
	}

	@Test
	void generatesJavadocForWhatUsersCallAndNothingElse() throws IOException {
		String pom = Files.readString(Path.of("pom.xml"));
		assertThat(includedSources(pom)).containsExactlyElementsOf(types().filter((type) -> !isAutoConfiguration(type))
			.map((type) -> type.getName().replace('.', '/') + ".java")
			.toList());
	}

	private static Stream<Class<?>> types() throws IOException {
		return names().stream().map((name) -> ClassUtils.resolveClassName(name, PublicApiTests.class.getClassLoader()));
	}

	private static boolean isAutoConfiguration(Class<?> type) {
		return type.isAnnotationPresent(AutoConfiguration.class);
	}

	private static List<String> names() throws IOException {
		return Files.readAllLines(LIST).stream().filter((line) -> !line.startsWith("\t")).toList();
	}

	private static List<String> includedSources(String pom) {
		return Stream.of(pom.substring(pom.indexOf("public-api.txt")).split("<include>"))
			.skip(1)
			.filter((text) -> text.startsWith("dev/"))
			.map((text) -> text.substring(0, text.indexOf('<')))
			.toList();
	}

}
