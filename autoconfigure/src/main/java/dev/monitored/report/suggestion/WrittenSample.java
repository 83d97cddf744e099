package dev.monitored.report.suggestion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.monitored.report.export.UniqueNames;
import dev.monitored.report.export.YamlText;

/**
 * What is written of the calls that have no SLO, or one for a part of them.
 *
 * @param covering the calls, with the SLOs that are about a part
 * @param others the calls that an SLO about these would match as well
 * @param suggestion what all of these calls suggest
 */
record WrittenSample(CoveringSlos covering, List<CallSample> others, Suggestion suggestion) {

	private static final String INDENT = "      ";

	private static final int MOST_NAMED = 3;

	/**
	 * Finds what is suggested of a sample.
	 * @param covering the sample
	 * @param all all samples
	 * @return what is written
	 */
	static WrittenSample of(CoveringSlos covering, List<CallSample> all) {
		List<CallSample> others = all.stream().filter(covering.sample()::includes).toList();
		return new WrittenSample(covering, others, Suggestion.of(covering.sample().with(others)));
	}

	boolean isSuggestion() {
		return this.suggestion.isAny();
	}

	/**
	 * Returns the SLO with the reasons, or the reasons why there is none.
	 * @param names what names SLOs
	 * @return lines
	 */
	String text(UniqueNames names) {
		StringBuilder text = new StringBuilder();
		comments().forEach((comment) -> text.append("%s# %s\n".formatted(INDENT, comment)));
		if (this.suggestion.isAny()) {
			YamlText.of(List.of(Map.of(names.name(name()), this.suggestion.settings())))
				.lines()
				.forEach((line) -> text.append(INDENT).append(line).append('\n'));
		}
		return text.toString();
	}

	private List<String> comments() {
		List<String> comments = new ArrayList<>();
		if (!this.suggestion.isAny()) {
			comments.add(this.covering.sample().text());
		}
		comments.addAll(this.suggestion.reasons());
		if (!this.others.isEmpty()) {
			comments.add("with the calls of what the pattern matches, too: " + otherTexts());
		}
		if (this.covering.areAny()) {
			comments.add("a part has objectives already: " + YamlText.inline(this.covering.names()));
		}
		return comments;
	}

	private String otherTexts() {
		String texts = this.others.stream()
			.limit(MOST_NAMED)
			.map((other) -> YamlText.inline(other.match()))
			.collect(Collectors.joining(", "));
		int more = this.others.size() - MOST_NAMED;
		return (more > 0) ? "%s and %d more".formatted(texts, more) : texts;
	}

	private String name() {
		CallSample sample = this.covering.sample();
		String values = String.join(" ", sample.match().values());
		return switch (sample.signal()) {
			case HTTP_SERVER, OPERATION -> values;
			case HTTP_CLIENT -> "client " + values;
			case DB -> "table " + values;
			case LLM -> "model " + values;
		};
	}

}
