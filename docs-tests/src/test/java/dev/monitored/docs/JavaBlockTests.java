package dev.monitored.docs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that blocks of Java compile. A block stands in a class that has the words of
 * {@code com.acme.shop.Vocabulary}; three dots stand for code that is left out.
 */
class JavaBlockTests {

	private static final Pattern IMPORT = Pattern.compile("^import .*;\n", Pattern.MULTILINE);

	private static final String IMPORTS = List
		.of("com.acme.shop", "dev.monitored", "dev.monitored.business", "dev.monitored.call", "dev.monitored.cause",
				"dev.monitored.http.error", "dev.monitored.http.server", "dev.monitored.llm", "dev.monitored.operation",
				"dev.monitored.outcome", "dev.langchain4j.http.client", "dev.langchain4j.http.client.jdk",
				"dev.langchain4j.model.openai", "io.micrometer.core.annotation", "jakarta.servlet",
				"jakarta.servlet.http", "io.micrometer.core.aop", "java.io", "java.math", "java.security", "java.time",
				"java.util", "java.util.function", "org.springframework.context.annotation", "org.springframework.http",
				"org.springframework.http.server.reactive.observation", "org.springframework.stereotype",
				"org.springframework.web.bind.annotation", "org.springframework.web.filter",
				"org.springframework.web.server")
		.stream()
		.map("import %s.*;\n"::formatted)
		.collect(Collectors.joining());

	@Test
	void compile() {
		List<Block> blocks = Block.of("java");
		assertThat(blocks).isNotEmpty();
		assertThat(problems(blocks)).isEmpty();
	}

	@Test
	void areRefusedWithThePlaceOfTheMistake() {
		Page page = new Page(Project.file("docs/page.md"), List.of("```java", "@Monitored(avail = \"1\")", "```"));
		Block wrong = new Block(page, 1, "java", "@Monitored(avail = \"1\")\nvoid call() { ... }\n", "");
		assertThat(problems(List.of(wrong))).singleElement().asString().contains("docs/page.md:1", "avail");
	}

	private static List<String> problems(List<Block> blocks) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
		List<SourceText> sources = IntStream.range(0, blocks.size())
			.mapToObj((number) -> new SourceText(blocks.get(number), number, before(blocks, number)))
			.toList();
		boolean compiled = compiler
			.getTask(null, null, diagnostics, List.of("-proc:none", "-parameters", "-implicit:none", "-d", "target",
					"-classpath", System.getProperty("java.class.path")), null, sources)
			.call();
		List<String> problems = new ArrayList<>();
		diagnostics.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.forEach((diagnostic) -> problems.add("%s: %s".formatted(
					(diagnostic.getSource() != null) ? ((SourceText) diagnostic.getSource()).block : "javac",
					diagnostic.getMessage(Locale.ROOT))));
		assertThat(problems.isEmpty()).as("javac succeeds if it reports no error: %s", problems).isEqualTo(compiled);
		return problems;
	}

	/**
	 * Returns the imports of what earlier blocks of the page declare.
	 */
	private static String before(List<Block> blocks, int number) {
		return IntStream.range(0, number)
			.filter((earlier) -> blocks.get(earlier).page().equals(blocks.get(number).page()))
			.mapToObj((earlier) -> "import blocks.%s.Snippet%d.*;\n".formatted(SourceText.room(blocks.get(earlier)),
					earlier))
			.collect(Collectors.joining());
	}

	/**
	 * A block as a class.
	 */
	private static final class SourceText extends SimpleJavaFileObject {

		private final Block block;

		private final int number;

		private final String before;

		SourceText(Block block, int number, String before) {
			super(URI.create("string:///blocks/%s/Snippet%d.java".formatted(room(block), number)), Kind.SOURCE);
			this.block = block;
			this.number = number;
			this.before = before;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			String imports = IMPORT.matcher(this.block.text())
				.results()
				.map((found) -> found.group())
				.collect(Collectors.joining());
			return "package blocks.%s;\n%s%s%sabstract class Snippet%d extends Vocabulary {\n%s\n}\n".formatted(
					room(this.block), IMPORTS, this.before, imports, this.number,
					complete(IMPORT.matcher(this.block.text()).replaceAll("")));
		}

		private static String room(Block block) {
			return block.page().toString().replaceAll("\\W", "_");
		}

		private static String complete(String text) {
			return text.replace("{ ... }", "{ throw new UnsupportedOperationException(); }")
				.replaceAll("(?m)^\\s*\\.\\.\\.\n(\\s*})", "throw new UnsupportedOperationException();\n$1")
				.replaceAll("(?m)^\\s*\\.\\.\\.$", "")
				.replace("….", ".");
		}

	}

}
