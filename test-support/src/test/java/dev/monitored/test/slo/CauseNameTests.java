package dev.monitored.test.slo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the causes that assertions know with {@code docs/why.md}.
 */
class CauseNameTests {

	@Test
	void areThoseOfThePage() throws IOException {
		String page = Files.readString(Path.of("..", "docs", "why.md"));
		String table = page.substring(page.indexOf("| `cause` |"), page.indexOf("\n\n", page.indexOf("| `cause` |")));
		List<String> rows = Pattern.compile("^\\| `(\\w+)` \\|(?! `resource`)", Pattern.MULTILINE)
			.matcher(table)
			.results()
			.map((row) -> row.group(1))
			.toList();
		Set<String> withoutPage = new TreeSet<>(TestSlos.CAUSES);
		withoutPage.removeAll(rows);
		assertThat(rows).isNotEmpty().isSubsetOf(TestSlos.CAUSES);
		assertThat(withoutPage).as("the cause of calls of an SLO about websockets").containsExactly("websocket");
	}

}
