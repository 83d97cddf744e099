package dev.monitored.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that blocks of Kotlin compile, and that build files of Gradle, in either
 * language, name artifacts of this version. Three dots stand for code that is left out.
 */
class KotlinBlockTests {

	private static final Pattern IMPORT = Pattern.compile("(?m)^import .*\n");

	private static final Pattern ARTIFACT = Pattern.compile("dev\\.monitored:([\\w-]+)(?::([\\w.-]+))?");

	private static final Pattern BUILD_FILE = Pattern
		.compile("(?s)\\s*((plugins|dependencies|repositories) \\{|(test)?[iI]mplementation\\W).*");

	private static final String IMPORTS = Stream
		.of("com.acme.shop.Vocabulary.*", "dev.monitored.*", "dev.monitored.operation.*", "kotlinx.coroutines.flow.*",
				"org.springframework.stereotype.*", "org.springframework.web.bind.annotation.*")
		.map("import %s\n"::formatted)
		.collect(Collectors.joining());

	@TempDir
	Path directory;

	@ParameterizedTest
	@MethodSource("code")
	void compile(Block block) throws IOException {
		Compilation compilation = compile(block.text());
		assertThat(compilation.said()).as(block.toString()).doesNotContain("error:");
		assertThat(compilation.status()).as(block.toString()).isEqualTo(ExitCode.OK);
	}

	@Test
	void areRefusedWithTheMistake() throws IOException {
		Block wrong = new Block(new Page(Project.file("docs/page.md"), List.of()), 1, "kotlin",
				"@Monitored(avail = \"1\")\nfun call() { ... }\n", "");
		Compilation compilation = compile(wrong.text());
		assertThat(compilation.said()).contains("error:", "avail");
		assertThat(compilation.status()).isEqualTo(ExitCode.COMPILATION_ERROR);
	}

	@ParameterizedTest
	@MethodSource("buildFiles")
	void nameArtifactsOfThisVersion(Block block) {
		assertThat(ARTIFACT.matcher(block.text()).results()).isNotEmpty().allSatisfy((artifact) -> {
			assertThat(PomTests.artifacts()).as(block.toString()).contains(artifact.group(1));
			assertThat(artifact.group(2)).as(block.toString()).isIn(null, Project.SHOWN_VERSION);
		});
	}

	private Compilation compile(String text) throws IOException {
		String imports = IMPORT.matcher(text).results().map((found) -> found.group()).collect(Collectors.joining());
		Path file = Files.writeString(this.directory.resolve("Block.kt"),
				IMPORTS + imports + IMPORT.matcher(text).replaceAll("").replace("{ ... }", "{ TODO() }"));
		ByteArrayOutputStream said = new ByteArrayOutputStream();
		ExitCode status = new K2JVMCompiler().exec(new PrintStream(said, true, StandardCharsets.UTF_8), "-no-stdlib",
				"-no-reflect", "-jvm-target", "17", "-nowarn", "-classpath", System.getProperty("java.class.path"),
				"-d", this.directory.resolve("classes").toString(), file.toString());
		return new Compilation(status, said.toString(StandardCharsets.UTF_8));
	}

	static Stream<Block> code() {
		return blocks().filter((block) -> !BUILD_FILE.matcher(block.text()).matches());
	}

	static Stream<Block> buildFiles() {
		return blocks().filter((block) -> BUILD_FILE.matcher(block.text()).matches());
	}

	private static Stream<Block> blocks() {
		return Stream.of("kotlin", "groovy").flatMap((language) -> Block.of(language).stream());
	}

	/**
	 * What the compiler did with a block.
	 *
	 * @param status how it ended: it may also have crashed
	 * @param said what it printed
	 */
	private record Compilation(ExitCode status, String said) {

	}

}
