package dev.monitored.benchmarks.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the rule file reads for a fleet that is too large to be run: the samples and the
 * series behind each selector of its expressions. A model: what an engine does with them
 * is not part of it.
 *
 * @param rules the rules
 * @param fleet how many of everything there are
 */
record RuleFootprint(List<Rule> rules, Size fleet) {

	/**
	 * The most series that a query of Mimir may fetch by default
	 * ({@code -querier.max-fetched-series-per-query}).
	 */
	static final long MAX_SERIES = 100_000;

	/**
	 * The most chunks that a query of Mimir may fetch by default
	 * ({@code -querier.max-fetched-chunks-per-query}).
	 */
	static final long MAX_CHUNKS = 2_000_000;

	private static final int SAMPLES_OF_CHUNK = 120;

	private static final Pattern LINE = Pattern.compile("(?:  - name: (?<group>\\S+)|    interval: (?<interval>\\d+)m"
			+ "|      - (?:record|alert): (?<rule>\\S+)|        expr: ?\\|?(?<expr>.*)|        (?<other>\\w+):.*)");

	private static final Pattern SELECTOR = Pattern.compile(
			"\\b(?<name>(?:monitored_slo:[\\w:]+|slo_\\w+|ALERTS\\w*))(?:\\{[^}]*})?(?:\\[(?<range>\\w+)])?(?: offset (?<offset>\\w+))?");

	private static final Pattern PART = Pattern.compile("(\\d+)(ms|[smhd])");

	/**
	 * Prints the table.
	 * @param arguments the rule file, the numbers of services, of objectives of a service
	 * and of processes of a service, and the number of days that are kept
	 * @throws IOException if the file cannot be read
	 */
	public static void main(String[] arguments) throws IOException {
		Size size = new Size(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]),
				Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
		System.out.print(read(Path.of(arguments[0]), size).write());
	}

	static RuleFootprint read(Path file, Size size) throws IOException {
		List<Rule> rules = new ArrayList<>();
		int interval = 1;
		String rule = "";
		StringBuilder expression = null;
		for (String line : Files.readAllLines(file)) {
			Matcher matcher = LINE.matcher(line);
			if (!matcher.matches()) {
				if (expression != null && !line.isBlank() && !line.strip().startsWith("#")) {
					expression.append(line).append('\n');
				}
				continue;
			}
			if (expression != null) {
				rules.add(new Rule(rule, interval, expression.toString()));
				expression = null;
			}
			interval = (matcher.group("interval") != null) ? Integer.parseInt(matcher.group("interval")) : interval;
			rule = (matcher.group("rule") != null) ? matcher.group("rule") : rule;
			expression = (matcher.group("expr") != null) ? new StringBuilder(matcher.group("expr")) : null;
		}
		if (expression != null) {
			rules.add(new Rule(rule, interval, expression.toString()));
		}
		return new RuleFootprint(rules, size);
	}

	/**
	 * Returns how many samples rules read in a minute.
	 * @return the number, those of groups with a longer interval in part
	 */
	double samplesPerMinute() {
		return this.rules.stream().mapToDouble((rule) -> (double) samples(rule) / rule.interval()).sum();
	}

	/**
	 * Returns the most series that a rule fetches.
	 * @return the number
	 */
	long mostSeries() {
		return this.rules.stream().mapToLong(this::series).max().orElse(0);
	}

	/**
	 * Returns the most chunks that a rule fetches.
	 * @return the number
	 */
	long mostChunks() {
		return this.rules.stream().mapToLong(this::chunks).max().orElse(0);
	}

	/**
	 * Returns into how many parts the fleet has to be cut, so that no query is refused.
	 * @return the number of parts with as many services each
	 */
	int shards() {
		int shards = 1;
		while (true) {
			Size part = this.fleet.part(shards);
			RuleFootprint of = new RuleFootprint(this.rules, part);
			if (of.mostSeries() <= MAX_SERIES && of.mostChunks() <= MAX_CHUNKS) {
				return shards;
			}
			shards++;
		}
	}

	private long samples(Rule rule) {
		return rule.selectors().stream().mapToLong((selector) -> count(selector) * samples(selector)).sum();
	}

	private long series(Rule rule) {
		return rule.selectors().stream().map(Selector::name).distinct().mapToLong(this.fleet::series).sum();
	}

	private long chunks(Rule rule) {
		return rule.selectors().stream().mapToLong((selector) -> count(selector) * chunks(samples(selector))).sum();
	}

	private static long chunks(long samples) {
		return (samples + SAMPLES_OF_CHUNK - 1) / SAMPLES_OF_CHUNK;
	}

	private long count(Selector selector) {
		return this.fleet.series(selector.name());
	}

	private long samples(Selector selector) {
		long minutes = Math.min(selector.range(), this.fleet.days() * 1440L - selector.offset());
		return Math.max(1, minutes / selector.minutesOfSample());
	}

	String write() {
		long objectives = (long) this.fleet.services() * this.fleet.objectives();
		RuleFootprint part = new RuleFootprint(this.rules, this.fleet.part(shards()));
		return "| | whole | each of %d parts | limit |%n|---|---:|---:|---:|%n".formatted(shards())
				+ row("objectives", objectives, objectives / shards(), "")
				+ row("samples read in a minute, per objective", samplesPerMinute() / objectives,
						part.samplesPerMinute() / (objectives / (double) shards()), "")
				+ row("most series of a query", mostSeries(), part.mostSeries(), "%,d".formatted(MAX_SERIES))
				+ row("most chunks of a query", mostChunks(), part.mostChunks(), "%,d".formatted(MAX_CHUNKS));
	}

	private static String row(String text, double whole, double part, String limit) {
		return String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | %s |%n", text, whole, part, limit);
	}

	// 0 where nothing is written
	private static long minutes(MatchResult selector, int group) {
		return minutes(Objects.requireNonNullElse(selector.group(group), "0m"));
	}

	private static long minutes(String range) {
		return PART.matcher(range).results().mapToLong(RuleFootprint::seconds).sum() / 60;
	}

	private static long seconds(MatchResult part) {
		return Long.parseLong(part.group(1)) * switch (part.group(2)) {
			case "ms" -> 0;
			case "s" -> 1;
			case "m" -> 60;
			case "h" -> 3_600;
			default -> 86_400;
		};
	}

	/**
	 * A rule.
	 *
	 * @param name what it records, or its alert
	 * @param interval every how many minutes it is evaluated
	 * @param expression its expression
	 */
	record Rule(String name, int interval, String expression) {

		List<Selector> selectors() {
			return SELECTOR.matcher(this.expression)
				.results()
				.map((found) -> new Selector(found.group(1), minutes(found, 2), minutes(found, 3)))
				.toList();
		}

	}

	/**
	 * A part of an expression that reads series.
	 *
	 * @param name the name of the series
	 * @param range how many minutes it reads, 0 if only the latest sample
	 * @param offset how many minutes ago they end
	 */
	record Selector(String name, long range, long offset) {

		long minutesOfSample() {
			return this.name.endsWith(":increase3m") ? 3 : 1;
		}

	}

	/**
	 * How many of everything there are. Two objectives make an SLO, which says nothing of
	 * freshness or of a least rate, and whose calls are short. No condition of an alert
	 * holds.
	 *
	 * @param services the number of services
	 * @param objectives the number of objectives of each
	 * @param processes the number of processes of each
	 * @param days the number of days that are kept
	 */
	record Size(int services, int objectives, int processes, int days) {

		private static final Pattern OF_NONE = Pattern
			.compile(".*(freshness|last_success|min_rate|monitored_slo:(longest|alerting:)).*");

		private static final Pattern OF_APPLICATION = Pattern
			.compile("slo_process.*|monitored_slo:(process:young|application:.*|alerting:no_data)");

		private static final Pattern OF_PROCESS = Pattern
			.compile("slo_.*|monitored_slo:(process:young|events:at_start)");

		private static final Pattern OF_SLO = Pattern.compile(".*(call|info|page).*");

		Size part(int shards) {
			return new Size((this.services + shards - 1) / shards, this.objectives, this.processes, this.days);
		}

		long series(String name) {
			long processes = OF_PROCESS.matcher(name).matches() ? this.processes : 1;
			if (OF_APPLICATION.matcher(name).matches()) {
				return this.services * processes;
			}
			if (OF_NONE.matcher(name).matches()) {
				return 0;
			}
			long of = OF_SLO.matcher(name).matches() ? this.objectives / 2 : this.objectives;
			return this.services * of * processes;
		}

	}

}
