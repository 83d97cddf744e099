package dev.monitored.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Cuts the rules of SLOs into parts, by the command in the documentation, and lets
 * Prometheus' own tool evaluate them side by side.
 */
class ShardedRulesIT {

	private static final Pattern COMMAND = Pattern.compile("```bash\\n(shard\\(\\) .*?)```", Pattern.DOTALL);

	private static final Pattern SELECTOR = Pattern.compile("\\b(monitored_slo:|slo_|ALERTS)[a-zA-Z0-9_:]*");

	@TempDir
	Path directory;

	@BeforeEach
	void cutsTheRules() throws IOException, InterruptedException {
		Promtool.require();
		Files.copy(Pack.ROOT.resolve("prometheus").resolve("slo-rules.yml"), this.directory.resolve("slo-rules.yml"));
		Matcher command = COMMAND.matcher(Pack.read(Path.of("..", "docs", "pack.md")));
		assertThat(command.find()).as("the command in pack.md").isTrue();
		new PeerTool("bash", "bash").run("-c", "set -e; cd '%s'; %s".formatted(this.directory, command.group(1)))
			.assertSuccess();
	}

	@Test
	void everySelectorIsOfOnePart() throws IOException {
		for (int part = 1; part <= 2; part++) {
			for (String expression : expressions(part)) {
				assertThat(SELECTOR.matcher(expression).replaceAll("series").split("series")).as(expression)
					.satisfies((texts) -> assertThat(List.of(texts).subList(1, texts.length))
						.allMatch((text) -> text.startsWith("{application=~\"[")));
			}
		}
	}

	@Test
	void passesLint() throws IOException, InterruptedException {
		Promtool.run("check", "rules", "--lint=all", "--lint-fatal", part(1).toString(), part(2).toString())
			.assertSuccess();
	}

	@ParameterizedTest
	@ValueSource(strings = { "slo-size.yml", "slo-outage.yml" })
	void allPartsTogetherPassTheTestsOfTheWhole(String test) throws IOException, InterruptedException {
		String whole = Files.readString(Path.of("src", "test", "prometheus", test));
		String parts = whole.replaceFirst("(?m)^rule_files: .*$",
				"rule_files: [ %s, %s ]".formatted(part(1).getFileName(), part(2).getFileName()));
		assertThat(parts).isNotEqualTo(whole);
		Promtool.run("test", "rules", Files.writeString(this.directory.resolve(test), parts).toString())
			.assertSuccess();
	}

	private Path part(int number) {
		return this.directory.resolve("slo-rules-%d.yml".formatted(number));
	}

	private List<String> expressions(int part) {
		return Pack.groups(Pack.parse(part(part)))
			.stream()
			.flatMap((group) -> Pack.rules(group).stream())
			.map((rule) -> String.valueOf(rule.get("expr")))
			.toList();
	}

}
