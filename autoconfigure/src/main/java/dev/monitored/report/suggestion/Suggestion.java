package dev.monitored.report.suggestion;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The objectives that a sample of calls suggests, with the reasons.
 */
final class Suggestion {

	private static final BigDecimal P95 = BigDecimal.valueOf(95);

	private static final BigDecimal P99 = BigDecimal.valueOf(99);

	private static final int FEWEST_FOR_P95 = 60;

	private static final int FEWEST_FOR_P99 = 300;

	private final CallSample sample;

	private final @Nullable BigDecimal availability;

	private final @Nullable Duration p95;

	private final @Nullable Duration p99;

	private Suggestion(CallSample sample) {
		this.sample = sample;
		this.availability = availability(sample);
		this.p95 = usual(sample, P95);
		this.p99 = usual(sample, P99);
	}

	static Suggestion of(CallSample sample) {
		return new Suggestion(sample);
	}

	private static @Nullable BigDecimal availability(CallSample sample) {
		BigDecimal kept = UsualValues.availability(sample.calls(), sample.failed());
		BigDecimal shown = UsualValues.shownBy(sample.calls());
		return (kept != null && shown != null) ? kept.min(shown) : null;
	}

	private static @Nullable Duration usual(CallSample sample, BigDecimal percent) {
		Duration atMost = UsualValues.areEnough(sample.succeeded(), percent) ? sample.atMost(percent) : null;
		return (atMost != null) ? UsualValues.time(atMost) : null;
	}

	/**
	 * Returns whether there is an objective.
	 * @return whether the sample suggests one
	 */
	boolean isAny() {
		return this.availability != null || this.p95 != null || this.p99 != null;
	}

	/**
	 * Returns the SLO as it stands in the configuration.
	 * @return the settings by name
	 */
	Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put("signal", this.sample.signal().timed().id());
		settings.put("match", match());
		if (this.availability != null) {
			settings.put("availability", this.availability.toPlainString() + "%");
		}
		List<String> latency = latency();
		if (!latency.isEmpty()) {
			settings.put("latency", latency);
		}
		return settings;
	}

	/**
	 * Returns what calls are matched by. Spring Boot would split a text at its commas and
	 * strip it, but not the element of a list.
	 * @return a text or a list for each label
	 */
	private Map<String, Object> match() {
		Map<String, Object> match = new LinkedHashMap<>();
		this.sample.match()
			.forEach((label, value) -> match.put(label,
					(value.contains(",") || !value.equals(value.strip())) ? List.of(value) : value));
		return match;
	}

	/**
	 * Lists the latency objectives. Where the 99th percentile is in the same bucket, it
	 * says all that the 95th would.
	 * @return the objectives
	 */
	private List<String> latency() {
		List<String> latency = new ArrayList<>();
		if (this.p95 != null && !this.p95.equals(this.p99)) {
			latency.add("p95 < " + UsualValues.text(this.p95));
		}
		if (this.p99 != null) {
			latency.add("p99 < " + UsualValues.text(this.p99));
		}
		return latency;
	}

	/**
	 * Lists what was measured, and why an objective is no stricter or missing.
	 * @return sentences
	 */
	List<String> reasons() {
		return Stream.of(counts(), ofUnclear(), ofAvailability(), ofLatency()).filter(Objects::nonNull).toList();
	}

	private String counts() {
		return Stream.of(share(), measured("p95", P95), measured("p99", P99))
			.filter(Objects::nonNull)
			.reduce((one, other) -> one + "; " + other)
			.orElseThrow();
	}

	private String share() {
		double percent = 100.0 * this.sample.succeeded() / this.sample.calls();
		return String.format(Locale.ROOT, "%d calls, %d failed (%.3f %% succeeded)", this.sample.calls(),
				this.sample.failed(), Math.floor(percent * 1000) / 1000);
	}

	private @Nullable String measured(String name, BigDecimal percent) {
		Duration atMost = UsualValues.areEnough(this.sample.succeeded(), percent) ? this.sample.atMost(percent) : null;
		return (atMost != null) ? "%s at most %s".formatted(name, UsualValues.text(atMost)) : null;
	}

	private @Nullable String ofUnclear() {
		return (this.sample.unclear() > 0)
				? "%d of the failed had a good status and an exception. An SLO counts those that broke off as errors"
					.formatted(this.sample.unclear())
				: null;
	}

	private @Nullable String ofAvailability() {
		BigDecimal kept = UsualValues.availability(this.sample.calls(), this.sample.failed());
		if (kept == null) {
			return "no availability: fewer than 90 % succeeded. Look at the failures first";
		}
		return (this.availability != null && this.availability.compareTo(kept) < 0)
				? "no higher availability: so few calls cannot show it" : null;
	}

	private @Nullable String ofLatency() {
		if (this.p95 == null) {
			return "no latency: " + missing(P95, FEWEST_FOR_P95);
		}
		return (this.p99 == null) ? "no p99: " + missing(P99, FEWEST_FOR_P99) : null;
	}

	private String missing(BigDecimal percent, int fewest) {
		if (!UsualValues.areEnough(this.sample.succeeded(), percent)) {
			return "it needs at least %d successful calls".formatted(fewest);
		}
		if (!this.sample.hasBuckets()) {
			return "the timer has no buckets";
		}
		return (this.sample.atMost(percent) == null) ? "calls were slower than the last bucket"
				: "calls took longer than an hour";
	}

}
