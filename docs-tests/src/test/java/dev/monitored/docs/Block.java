package dev.monitored.docs;

import java.util.List;

/**
 * A block of code in a page.
 *
 * @param page the page
 * @param line the line at which it begins
 * @param language what it is written in
 * @param text its text
 * @param reason why it is not checked, empty if it is
 */
record Block(Page page, int line, String language, String text, String reason) {

	/**
	 * Returns the blocks of a language that are to be checked.
	 * @param language the language
	 * @return the blocks of all pages
	 */
	static List<Block> of(String language) {
		return Page.all()
			.stream()
			.flatMap((page) -> page.blocks().stream())
			.filter((block) -> block.language().equals(language) && block.reason().isEmpty())
			.toList();
	}

	@Override
	public String toString() {
		return this.page + ":" + this.line;
	}

}
