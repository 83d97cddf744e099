package dev.monitored;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.monitored.catalog.SloMeters;
import dev.monitored.db.recording.DbMeters;
import dev.monitored.http.exchange.ExchangeMeters;
import dev.monitored.llm.recording.LlmMeters;
import dev.monitored.operation.recording.OperationMeters;
import dev.monitored.runtime.RuntimeMeters;
import dev.monitored.websocket.recording.WebSocketMeters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the reference pages say what the code does.
 */
class DocumentationTests {

	private static final Path DOCS = Path.of("..", "docs");

	@Test
	void listsTheMetersOfOperations() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(OperationMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfRequests() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(ExchangeMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfQueries() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(DbMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfLanguageModels() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(LlmMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfWebSocket() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(WebSocketMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfSlos() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(SloMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsTheMetersOfTheRuntime() throws IOException {
		List<String> rows = rows("metrics.md");
		assertThat(RuntimeMeters.values()).allSatisfy((meter) -> assertThat(rows).anySatisfy((row) -> {
			assertThat(row).startsWith("| `" + meter.meterName() + "`").endsWith("| " + meter.description() + " |");
			assertThat(meter.labels())
				.allSatisfy((label) -> assertThat(row).contains("`" + label.replace('.', '_') + "`"));
		}));
	}

	@Test
	void listsEveryProperty() throws IOException {
		List<String> rows = settings();
		assertThat(properties()).isNotEmpty()
			.allSatisfy((property) -> assertThat(rows).anySatisfy(
					(row) -> assertThat(row).matches("\\| `" + property.replace(".", "\\.") + "(\\[]|\\.\\*)?` .*")));
	}

	// Settings are in the first table, and those with a new name in one of two columns.
	private static List<String> settings() throws IOException {
		List<String> table = Files.readAllLines(DOCS.resolve("configuration.md"))
			.stream()
			.dropWhile((line) -> !line.startsWith("|"))
			.takeWhile((line) -> line.startsWith("|"))
			.toList();
		Stream<String> renamed = rows("configuration.md").stream()
			.filter((row) -> row.matches("\\| `[^`]+` \\| `[^`]+` \\|"));
		return Stream.concat(table.stream(), renamed).toList();
	}

	private static List<String> rows(String page) throws IOException {
		return Files.readAllLines(DOCS.resolve(page)).stream().filter((line) -> line.startsWith("| `")).toList();
	}

	private static List<String> properties() throws IOException {
		try (InputStream metadata = Files
			.newInputStream(Path.of("target", "classes", "META-INF", "spring-configuration-metadata.json"))) {
			return Pattern.compile("\"name\": \"(monitored\\.[a-z.-]+)\",\\s+\"type\": \"[^\"]+\",\\s+\"description\"")
				.matcher(new String(metadata.readAllBytes(), StandardCharsets.UTF_8))
				.results()
				.map((name) -> name.group(1))
				.toList();
		}
	}

}
