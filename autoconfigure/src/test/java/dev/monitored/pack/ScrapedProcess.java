package dev.monitored.pack;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A process with one objective of 99 % whose counters are scraped at some seconds, as
 * input series of promtool.
 *
 * @param id the value of the label {@code process}
 * @param target the labels of the target that was scraped
 * @param start the second at which the process says that it started
 * @param bad how many events there were up to a second, all of them bad
 * @param scrapes the seconds at which the process was scraped
 * @param failed the seconds at which a scrape failed
 */
record ScrapedProcess(String id, String target, int start, IntUnaryOperator bad, Set<Integer> scrapes,
		Set<Integer> failed) {

	/**
	 * Seconds between two values of a series, of which scrapes are multiples.
	 */
	static final int STEP = 5;

	/**
	 * Creates a process that started at a second and is not scraped.
	 */
	static ScrapedProcess started(String id, int start, IntUnaryOperator bad) {
		return new ScrapedProcess(id, "instance=\"%s\"".formatted(id), start, bad, Set.of(), Set.of());
	}

	/**
	 * Creates the same process behind another target.
	 */
	ScrapedProcess at(String labels) {
		return new ScrapedProcess(this.id, labels, this.start, this.bad, this.scrapes, this.failed);
	}

	/**
	 * Creates the same process, scraped in a time, the ends of which are included.
	 */
	ScrapedProcess scraped(int from, int until, int interval) {
		Set<Integer> all = new TreeSet<>(this.scrapes);
		for (int second = from; second <= until; second += interval) {
			all.add(second);
		}
		return new ScrapedProcess(this.id, this.target, this.start, this.bad, all, this.failed);
	}

	/**
	 * Creates the same process, of which scrapes fail in a time.
	 */
	ScrapedProcess failing(int from, int until) {
		Set<Integer> kept = this.scrapes.stream()
			.filter((second) -> second < from || second > until)
			.collect(Collectors.toSet());
		Set<Integer> lost = new TreeSet<>(this.scrapes);
		lost.removeAll(kept);
		return new ScrapedProcess(this.id, this.target, this.start, this.bad, kept, lost);
	}

	/**
	 * Returns how many bad events the last scrape saw.
	 */
	int seen() {
		return this.scrapes.stream().mapToInt(this.bad::applyAsInt).max().orElse(0);
	}

	/**
	 * Returns the input series up to a second.
	 * @param slo the value of the label {@code slo}, also a part of the process
	 */
	String series(String slo, int until) {
		String process = "application=\"shop\", process=\"%s of %s\", %s".formatted(this.id, slo, this.target);
		String ofSlo = process + ", slo=\"%s\"".formatted(slo);
		String ofObjective = ofSlo + ", sli=\"availability\"";
		return line("slo_events_total{%s}".formatted(ofObjective), until, (second) -> this.bad.applyAsInt(second))
				+ line("slo_calls_total{%s}".formatted(ofSlo), until, (second) -> this.bad.applyAsInt(second))
				+ line("slo_bad_events_total{%s}".formatted(ofObjective), until, this.bad::applyAsInt)
				+ line("slo_budget_events_total{%s}".formatted(ofObjective), until,
						(second) -> this.bad.applyAsInt(second) / 100.0)
				+ line("slo_objective_ratio{%s}".formatted(ofObjective), until, (second) -> 0.99)
				+ line("slo_window_days{%s}".formatted(ofObjective), until, (second) -> 30)
				+ line("slo_process_start_time_seconds{%s}".formatted(process), until, (second) -> this.start);
	}

	private String line(String series, int until, IntToDoubleFunction value) {
		StringBuilder values = new StringBuilder();
		int missing = 0;
		for (int second = 0; second <= until; second += STEP) {
			String text = text(second, value);
			if (text != null) {
				values.append((missing > 0) ? "_x%d ".formatted(missing) : "").append(text).append(' ');
			}
			missing = (text != null) ? 0 : missing + 1;
		}
		return "      - { series: '%s', values: '%s' }\n".formatted(series, values.toString().trim());
	}

	private @Nullable String text(int second, IntToDoubleFunction value) {
		if (this.scrapes.contains(second)) {
			return String.format(Locale.ROOT, "%.4f", value.applyAsDouble(second));
		}
		return this.failed.contains(second) ? "stale" : null;
	}

}
