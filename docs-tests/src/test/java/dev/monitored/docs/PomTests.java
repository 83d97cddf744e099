package dev.monitored.docs;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the poms have what Maven Central asks for, and that the BOM has all that is
 * published.
 */
class PomTests {

	private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");

	private static final Pattern PARENT = Pattern.compile("(?s)<parent>.*?</parent>");

	private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

	private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

	private static final Pattern OURS = Pattern
		.compile("<groupId>dev\\.monitored</groupId>\\s*<artifactId>(monitored-[^<]+)</artifactId>");

	/**
	 * Returns what is published.
	 * @return the artifacts
	 */
	static Set<String> artifacts() {
		return published().map(PomTests::artifact).collect(Collectors.toSet());
	}

	@Test
	void haveWhatCentralAsksFor() {
		String parent = pom(Project.file("pom.xml"));
		assertThat(parent).contains("<licenses>", "<developers>", "<scm ", "<connection>scm:git:https://")
			.containsPattern("<url>https://[^<]+</url>")
			.contains("<version>" + Project.VERSION + "</version>");
		assertThat(published()).isNotEmpty().allSatisfy((pom) -> {
			assertThat(pom).contains("<name>", "<description>");
			assertThat(pom).contains("<groupId>dev.monitored</groupId>").doesNotContain("<repository>");
		});
	}

	@Test
	void haveAllThatIsPublishedInTheBom() {
		Set<String> managed = OURS.matcher(PARENT.matcher(pom(Project.file("bom/pom.xml"))).replaceAll(""))
			.results()
			.map((artifact) -> artifact.group(1))
			.collect(Collectors.toSet());
		Set<String> jars = published().filter((pom) -> !pom.contains("<packaging>pom</packaging>"))
			.map(PomTests::artifact)
			.collect(Collectors.toSet());
		assertThat(managed).as("Add the artifact to bom/pom.xml").isEqualTo(jars);
	}

	@Test
	void publishOnlyWhatUsersNeed() {
		assertThat(artifacts())
			.contains("monitored-spring-boot-autoconfigure", "monitored-spring-boot-starter", "monitored-cli",
					"monitored-bom", "monitored-parent")
			.noneMatch((artifact) -> artifact.matches(".*(sample|benchmark|harm|docs|-tests).*"));
	}

	@Test
	void areReleasedByScriptsThatNameEachOfThem() {
		String modules = Stream.of(".ci/reproducible", ".ci/release-bundle")
			.map((script) -> Project.read(Project.file(script)))
			.collect(Collectors.joining());
		assertThat(publishedModules()).allSatisfy((module) -> assertThat(modules.split("\\b" + module + "\\b"))
			.as("Name %s in .ci/reproducible and .ci/release-bundle", module)
			.hasSizeGreaterThan(2));
	}

	private static Stream<String> published() {
		return Stream.concat(Stream.of(pom(Project.file("pom.xml"))),
				publishedModules().stream().map((module) -> pom(Project.file(module).resolve("pom.xml"))));
	}

	private static List<String> publishedModules() {
		return MODULE.matcher(pom(Project.file("pom.xml")))
			.results()
			.map((module) -> module.group(1))
			.filter((module) -> !pom(Project.file(module).resolve("pom.xml"))
				.contains("<maven.deploy.skip>true</maven.deploy.skip>"))
			.toList();
	}

	private static String artifact(String pom) {
		return ARTIFACT.matcher(PARENT.matcher(pom).replaceAll(""))
			.results()
			.map((artifact) -> artifact.group(1))
			.findFirst()
			.orElseThrow();
	}

	private static String pom(Path file) {
		return COMMENT.matcher(Project.read(file)).replaceAll("");
	}

}
