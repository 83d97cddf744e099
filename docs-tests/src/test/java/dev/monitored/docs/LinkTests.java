package dev.monitored.docs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that links lead somewhere.
 */
class LinkTests {

	private static final int MOST_LINES = 150;

	@Test
	void leadToWhatExists() {
		assertThat(Page.all()).isNotEmpty()
			.allSatisfy((page) -> assertThat(broken(page)).as(page.toString()).isEmpty());
	}

	@Test
	void haveAFormThatIsRead() {
		Page page = new Page(Project.file("docs/page.md"),
				List.of("[a](b.md \"c\")", "[a][b]", "[b]: c.md", "[a](b.md)", "`[a][b]`"));
		assertThat(page.unread()).containsExactly("[a](b.md \"c\")", "[a][b]", "[b]: c.md");
	}

	@Test
	void reachEveryPageFromTheReadme() {
		List<Path> reached = new ArrayList<>(List.of(Project.file("README.md")));
		for (int next = 0; next < reached.size(); next++) {
			targets(reached.get(next)).filter((file) -> !reached.contains(file)).forEach(reached::add);
		}
		assertThat(Project.files("docs", ".*\\.md")).as("Link the page from docs/README.md")
			.allMatch(reached::contains);
	}

	@Test
	void leaveTheReadmeShort() {
		assertThat(Page.read(Project.file("README.md")).lines()).hasSizeLessThanOrEqualTo(MOST_LINES);
	}

	@Test
	void knowAnchorsAsGitHubMakesThem() {
		Page page = new Page(Project.file("docs/page.md"), List.of("# What `slo` *is*, and [why](why.md)", "## Results",
				"```bash", "# no heading", "```", "## Results"));
		assertThat(page.anchors()).containsExactlyInAnyOrder("what-slo-is-and-why", "results", "results-1");
	}

	private static List<String> broken(Page page) {
		return page.links().stream().filter((link) -> !exists(page, link)).toList();
	}

	private static boolean exists(Page page, String link) {
		if (link.matches("https?://.*")) {
			return URI.create(link).getHost() != null;
		}
		String[] parts = link.split("#", 2);
		Path file = parts[0].isEmpty() ? page.file() : page.file().resolveSibling(parts[0]).normalize();
		if (!Files.exists(file)) {
			return false;
		}
		return parts.length == 1 || Page.read(file).anchors().contains(parts[1]);
	}

	private static Stream<Path> targets(Path file) {
		return Page.read(file)
			.links()
			.stream()
			.map((link) -> file.resolveSibling(link.replaceFirst("#.*", "")).normalize())
			.filter((target) -> target.toString().endsWith(".md") && Files.exists(target));
	}

}
