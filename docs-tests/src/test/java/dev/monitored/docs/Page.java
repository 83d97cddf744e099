package dev.monitored.docs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of Markdown.
 *
 * @param file where it is
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {

	private static final Pattern FENCE = Pattern.compile("( *)```(\\S*)");

	private static final Pattern OTHER_FENCE = Pattern.compile("\\s*(~~~|````|```\\S*\\s).*|\\t+```.*");

	private static final Pattern OTHER_LINK = Pattern.compile("]\\([^)]*\\s[^)]*\\)|]\\[|^ {0,3}\\[[^]]+]: ");

	private static final Pattern REASON = Pattern.compile("<!-- not run: (.+) -->");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	private static final Pattern CODE = Pattern.compile("`[^`]*`");

	private static final Pattern LINK_TEXT = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");

	/**
	 * Returns all pages that people read.
	 * @return the pages
	 */
	static List<Page> all() {
		return Project.files(".", ".*\\.md")
			.stream()
			.filter((file) -> !file.toString().contains("/src/"))
			.map(Page::read)
			.toList();
	}

	/**
	 * Reads a page.
	 * @param file where it is
	 * @return the page
	 */
	static Page read(Path file) {
		return new Page(file, Project.read(file).lines().toList());
	}

	/**
	 * Returns the blocks of code.
	 * @return the blocks, in their order
	 */
	List<Block> blocks() {
		List<Block> blocks = new ArrayList<>();
		for (int line = 0; line < this.lines.size(); line++) {
			Matcher fence = FENCE.matcher(this.lines.get(line));
			if (fence.matches()) {
				Block block = block(line, fence.group(1), fence.group(2));
				blocks.add(block);
				line += (int) block.text().lines().count() + 1;
			}
		}
		return blocks;
	}

	private Block block(int line, String indent, String language) {
		StringBuilder text = new StringBuilder();
		for (String inside : this.lines.subList(line + 1, this.lines.size())) {
			if (inside.equals(indent + "```")) {
				return new Block(this, line + 1, language, text.toString(), reason(line));
			}
			text.append(inside.startsWith(indent) ? inside.substring(indent.length()) : inside).append('\n');
		}
		throw new IllegalStateException("The block at line %d of %s has no end".formatted(line + 1, this));
	}

	/**
	 * Returns the lines with a fence or a link in a form that {@link #blocks()} and
	 * {@link #links()} do not read, so that tests would pass over it.
	 * @return the lines
	 */
	List<String> unread() {
		return Stream
			.concat(this.lines.stream().filter((line) -> OTHER_FENCE.matcher(line).matches()),
					text().stream()
						.map((line) -> CODE.matcher(line).replaceAll(""))
						.filter((line) -> OTHER_LINK.matcher(line).find()))
			.toList();
	}

	private String reason(int line) {
		Matcher reason = REASON.matcher((line > 0) ? this.lines.get(line - 1).strip() : "");
		return reason.matches() ? reason.group(1) : "";
	}

	/**
	 * Returns where the page links to.
	 * @return the targets, as they are written
	 */
	List<String> links() {
		return text().stream()
			.flatMap((line) -> LINK.matcher(CODE.matcher(line).replaceAll("")).results())
			.map((link) -> link.group(1))
			.toList();
	}

	/**
	 * Returns the names by which a link reaches a heading, as GitHub makes them.
	 * @return the names
	 */
	Set<String> anchors() {
		Set<String> anchors = new HashSet<>();
		Map<String, Integer> seen = new HashMap<>();
		text().stream().filter((line) -> line.matches("#+ .*")).map(Page::anchor).forEach((anchor) -> {
			int times = seen.merge(anchor, 1, Integer::sum);
			anchors.add((times == 1) ? anchor : anchor + "-" + (times - 1));
		});
		return anchors;
	}

	private static String anchor(String heading) {
		String text = LINK_TEXT.matcher(heading.replaceFirst("#+ ", "")).replaceAll("$1");
		return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
	}

	private List<String> text() {
		List<String> text = new ArrayList<>();
		boolean inBlock = false;
		for (String line : this.lines) {
			if (line.strip().startsWith("```")) {
				inBlock = !inBlock;
			}
			else if (!inBlock) {
				text.add(line);
			}
		}
		return text;
	}

	@Override
	public String toString() {
		return Project.ROOT.relativize(this.file).toString();
	}

}
