package dev.monitored.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SloCommand}.
 */
class SloCommandTests {

	private static final String SLO = ObjectiveTexts.openSlo("orders", "0.999",
			"operation_duration_seconds_count{status=\"error\"}", "operation_duration_seconds_count");

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			a: [                                    | is not YAML: line 1: expected the node content
			a: b: c                                 | is not YAML: line 1: mapping values are not allowed here
			a: 1                                    | has neither objects of openslo/v1
			text                                    | has neither objects of openslo/v1
			[ 1, 2 ]                                | has neither objects of openslo/v1
			``                                      | is empty
			{ apiVersion: openslo/v1alpha }         | but the version openslo/v1alpha
			{ apiVersion: v1, kind: Service }       | but the version v1
			{ a: 1, a: 2 }                          | is not YAML: line 1: found duplicate key a
			a: !!java.net.URL [ "http://a" ]        | is not YAML: line 1: Global tag is not allowed
			""")
	void saysInOneLineWhatIsWrongWithAFile(String text, String problem) throws Exception {
		CommandRun run = CommandRun.read(this.folder, text);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.out()).isEmpty();
		assertThat(run.errors().lines()).singleElement().asString().contains(problem);
	}

	@Test
	void refusesHugeFiles() throws Exception {
		CommandRun run = CommandRun.read(this.folder, "a".repeat(3 * 1024 * 1024 + 1));
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().endsWith("is larger than 3 MB");
	}

	@Test
	void refusesWhatIsNestedDeeply() throws Exception {
		CommandRun run = CommandRun.read(this.folder, "[".repeat(100_000));
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains("Nesting Depth");
	}

	@Test
	void refusesAliasesThatMultiply() throws Exception {
		StringBuilder text = new StringBuilder("a0: &a0 [ x, x ]\n");
		for (int level = 1; level < 60; level++) {
			text.append("a%1$d: &a%1$d [ *a%2$d, *a%2$d ]\n".formatted(level, level - 1));
		}
		CommandRun run = CommandRun.read(this.folder, text.toString());
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().contains("aliases");
	}

	@Test
	void refusesWhatIsNoText() throws Exception {
		Path file = Files.write(this.folder.resolve("binary"), new byte[] { (byte) 0xff, 0, 1 });
		CommandRun run = CommandRun.of("read", file.toString());
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().endsWith("is not text in UTF-8");
	}

	@Test
	void refusesFilesThatAreMissing() {
		CommandRun run = CommandRun.of("diff", this.folder.resolve("none").toString(), this.folder.toString());
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors().lines()).singleElement().asString().endsWith("none is missing, or no file");
	}

	@ParameterizedTest
	@CsvSource({ "read", "diff", "other", "''" })
	void explainsItself(String command) {
		CommandRun run = CommandRun.of(command);
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.errors()).startsWith("Usage: ");
	}

	@Test
	void readsEverything() throws Exception {
		CommandRun run = CommandRun.read(this.folder, SLO);
		assertThat(run.exitCode()).isZero();
		assertThat(run.out()).isEqualTo("""
				monitored:
				  slo:
				    definitions:
				      orders:
				        signal: operation
				        availability: 99.9%
				        window: 28d
				""");
	}

	@Test
	void listsWhatItLeavesOut() throws Exception {
		CommandRun run = CommandRun.read(this.folder,
				SLO + "---\n" + ObjectiveTexts.sloth("dropped", "99.9", "dropped_total", "all_total"));
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.out()).contains("orders:").doesNotContain("dropped");
		assertThat(run.errors()).contains("left out: dropped: no SLO can be about all_total");
	}

	@Test
	void endsWith0IfNothingDiffers() throws Exception {
		CommandRun run = CommandRun.diff(this.folder, SLO, SLO);
		assertThat(run).isEqualTo(new CommandRun(0, "", ""));
	}

	@Test
	void endsWith1IfSomethingDiffers() throws Exception {
		CommandRun run = CommandRun.diff(this.folder, SLO, SLO.replace("0.999", "0.99"));
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.out().lines()).containsExactly("~ orders: target 99.9% -> 99% (looser)",
				"1 different, 1 of them looser");
	}

	@Test
	void showsNothingThatATerminalWouldObey() throws Exception {
		CommandRun run = CommandRun.diff(this.folder, SLO,
				SLO.replace("metadata: { name: orders }", "metadata: { name: \"a\\e[2J\\nb\" }"));
		assertThat(run.out()).doesNotContain("\u001b").contains("+ a [2J b: ");
	}

	@ParameterizedTest
	@CsvSource({ "009B", "202E", "2028", "2029", "200B", "0085" })
	void showsNoControlCharacterOfUnicode(String point) throws Exception {
		CommandRun run = CommandRun.diff(this.folder, SLO,
				SLO.replace("metadata: { name: orders }", "metadata: { name: \"a\\u%sb\" }".formatted(point)));
		assertThat(run.out()).contains("+ a b: ");
	}

	@ParameterizedTest
	@CsvSource({ "1e-999999999", "1e999999999", "1e-2147483647", "1e2147483647", "1e300" })
	void refusesNumbersThatAreLongWhenWrittenOut(String number) throws Exception {
		String openSlo = SLO.replace("target: 0.999", "targetPercent: '%s'".formatted(number));
		String sloth = ObjectiveTexts.sloth("orders", "'%s'".formatted(number), "a_total", "b_total");
		for (String text : List.of(openSlo, SLO.replace("0.999", "'%s'".formatted(number)), sloth)) {
			CommandRun run = CommandRun.diff(this.folder, SLO, text);
			assertThat(run.exitCode()).isEqualTo(2);
			assertThat(run.out()).isEmpty();
			assertThat(run.errors().lines())
				.containsExactly("the number %s is too large or too small".formatted(number));
			assertThat(CommandRun.read(this.folder, text)).isEqualTo(run);
		}
	}

}
