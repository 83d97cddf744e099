package dev.monitored.docs;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests that each block of code is checked, or says why it is not.
 */
class BlockTests {

	private static final Set<String> CHECKED = Set.of("bash", "java", "json", "log", "metrics", "promql", "xml", "yaml",
			"kotlin", "groovy");

	private static final int MOST_REASONS = 10;

	@Test
	void areInALanguageThatIsChecked() {
		assertThat(blocks()).isNotEmpty()
			.filteredOn((block) -> block.reason().isEmpty())
			.as("Write a language after the fence, or <!-- not run: the reason --> before it")
			.allSatisfy((block) -> assertThat(CHECKED).as(block.toString()).contains(block.language()));
	}

	@Test
	void sayWhyTheyAreNotChecked() {
		assertThat(blocks()).filteredOn((block) -> !block.reason().isEmpty())
			.hasSizeLessThanOrEqualTo(MOST_REASONS)
			.allSatisfy((block) -> assertThat(block.reason()).as(block.toString()).hasSizeGreaterThan(15));
	}

	@Test
	void haveFencesThatAreRead() {
		assertThat(Page.all()).allSatisfy((page) -> assertThat(page.unread())
			.as("%s: write ``` with the language alone behind it, and links as [text](target)", page)
			.isEmpty());
		Page page = new Page(Project.file("docs/page.md"),
				List.of("~~~java", "```java title", "```", "```java", "```"));
		assertThat(page.unread()).containsExactly("~~~java", "```java title");
	}

	@Test
	void areFoundWithTheirReason() {
		Page page = new Page(Project.file("docs/page.md"), List.of("```java", "int a;", "```", "",
				"<!-- not run: it is a drawing -->", "  ```", "  +--", "  ```"));
		assertThat(page.blocks()).extracting(Block::language, Block::text, Block::reason, Block::line)
			.containsExactly(tuple("java", "int a;\n", "", 1), tuple("", "+--\n", "it is a drawing", 6));
	}

	private static List<Block> blocks() {
		return Page.all().stream().flatMap((page) -> page.blocks().stream()).toList();
	}

}
