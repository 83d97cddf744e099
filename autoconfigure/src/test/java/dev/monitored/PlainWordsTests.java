package dev.monitored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that documents, comments and messages name the actor. Words that hide it make a
 * reader guess.
 */
class PlainWordsTests {

	private static final Path PROJECT = Path.of("..");

	/**
	 * Words, each with what to write instead.
	 */
	private static final Map<Pattern, String> WORDS = Map.of(
			Pattern.compile("\\b([Ww]hoever|[Ww]homever|[Ww]hosoever)\\b"),
			"name the actor: the caller, the subscriber, the driver",
			Pattern.compile("\\b([Nn]obody|[Nn]o one(?!-)|[Nn]o-one)\\b"),
			"name the actor: 'no caller', 'no subscriber', or say what does not happen",
			Pattern.compile("\\b([Ss]omebody|[Ss]omeone|[Aa]nybody|[Aa]nyone|[Ee]verybody|[Ee]veryone)\\b"),
			"name the actor: 'another bean', 'every browser', 'a user'",
			Pattern.compile("\\b[Tt]ells? (whether|if)\\b"), "write 'Returns whether', or who knows it and how",
			Pattern.compile("(^|\\. )(Says|Tells) that\\b"), "write what it does: 'Returns', 'Reports', 'Marks'");

	/**
	 * Lines in which such a word is a name.
	 */
	private static final Set<String> NAMES = Set.of("receiver: nobody", "- name: nobody");

	private static final Set<String> PROSE = Set.of("md", "yml", "yaml", "html", "js", "json", "sh", "properties");

	private static final Set<String> FOREIGN = Set.of("target", ".git", "node_modules", ".mvn", ".idea");

	@Test
	void nameTheActor() throws IOException {
		List<String> found = new ArrayList<>();
		for (Path file : files()) {
			int number = 0;
			for (String line : lines(file)) {
				number++;
				for (String remedy : remedies(file, line)) {
					found.add("%s:%d: %s -> %s".formatted(PROJECT.relativize(file), number, line.strip(), remedy));
				}
			}
		}
		assertThat(found).as("Say who does what").isEmpty();
	}

	@Test
	void areLookedForInEveryModule() throws IOException {
		assertThat(files().stream().map((file) -> PROJECT.relativize(file).getName(0).toString())).contains("README.md",
				"CHANGELOG.md", "docs", "autoconfigure", "benchmarks", "cli", "harm-suite", "kotlin-tests",
				"push-tests", "sample-app", "tracing-tests");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			docs/a.md                      | Whoever calls it waits.          | 1
			docs/a.md                      | Tells whether it waits.          | 1
			docs/a.md                      | An alert says that it waits.     | 0
			autoconfigure/src/main/A.java  | * Says that nobody waits.        | 2
			autoconfigure/src/main/A.java  | "nobody waits"                   | 1
			autoconfigure/src/test/A.java  | "nobody"                         | 0
			autoconfigure/src/test/A.java  | // Somebody waits                | 1
			autoconfigure/src/main/A.java  | BodyPublishers.noBody()          | 0
			a/alertmanager.yml             | - name: nobody                   | 0
			a/rules.yml                    | summary: nobody answers          | 1
			""")
	void areFound(String file, String line, int count) {
		assertThat(remedies(PROJECT.resolve(file), line)).hasSize(count);
	}

	private static List<String> remedies(Path file, String line) {
		String text = line.strip();
		boolean isCode = isCode(file);
		if (NAMES.contains(text) || (isCode && !isMessage(file) && !isComment(text))) {
			return List.of();
		}
		String prose = isComment(text) ? text.replaceFirst("^(/\\*\\*?|\\*|//|#)\\s*", "") : text;
		return WORDS.entrySet()
			.stream()
			.filter((word) -> word.getKey().matcher(prose).find())
			.map(Map.Entry::getValue)
			.toList();
	}

	private static boolean isCode(Path file) {
		return Set.of("java", "kt").contains(extension(file));
	}

	// Texts in the code of the product are read by users, those of tests are data.
	private static boolean isMessage(Path file) {
		String path = file.toString();
		return path.contains("autoconfigure/src/main/") || path.contains("cli/src/main/")
				|| path.contains("benchmarks/src/main/");
	}

	private static boolean isComment(String line) {
		return line.startsWith("*") || line.startsWith("//") || line.startsWith("/*") || line.startsWith("#");
	}

	private static List<Path> files() throws IOException {
		List<Path> files = new ArrayList<>();
		Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
				boolean isForeign = FOREIGN.contains(String.valueOf(folder.getFileName()));
				return isForeign ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				boolean isItself = file.endsWith("PlainWordsTests.java");
				if (!isItself && (isCode(file) || PROSE.contains(extension(file)))) {
					files.add(file);
				}
				return FileVisitResult.CONTINUE;
			}

		});
		return files;
	}

	private static String extension(Path file) {
		return String.valueOf(StringUtils.getFilenameExtension(file.toString()));
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (MalformedInputException ex) {
			return List.of(); // data of a test that is no text
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
