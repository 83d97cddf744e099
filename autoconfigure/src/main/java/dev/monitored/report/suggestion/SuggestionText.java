package dev.monitored.report.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.report.export.UniqueNames;
import dev.monitored.report.export.YamlText;
import dev.monitored.slo.Slo;

/**
 * Proposes objectives from what this process has measured since it started, as YAML to
 * paste.
 */
public final class SuggestionText {

	/**
	 * Fewest calls of which a percentage says something.
	 */
	private static final int FEWEST_CALLS = 100;

	private static final int MOST = 100;

	private static final int MOST_NAMED = 20;

	private static final String INDENT = "      ";

	private final Supplier<@Nullable MeterRegistry> registry;

	private final SloCatalog catalog;

	private final Instant since;

	private final String managementPath;

	/**
	 * Creates a text of suggestions.
	 * @param registry returns the registry, or {@code null} if there is none
	 * @param catalog the SLOs that there are
	 * @param since since when there are measurements
	 * @param managementPath where endpoints are, whose requests are left out
	 */
	public SuggestionText(Supplier<@Nullable MeterRegistry> registry, SloCatalog catalog, Instant since,
			String managementPath) {
		this.registry = registry;
		this.catalog = catalog;
		this.since = since;
		this.managementPath = managementPath;
	}

	/**
	 * Writes the suggestions.
	 * @return text that can be pasted into the configuration
	 */
	public String yaml() {
		MeterRegistry measured = this.registry.get();
		List<CallSample> samples = (measured != null) ? SampleReader.read(measured, this.managementPath) : List.of();
		List<CallSample> promised = samples.stream().filter((sample) -> slosOf(sample) != null).toList();
		Map<Boolean, List<CallSample>> free = samples.stream()
			.filter((sample) -> slosOf(sample) == null)
			.collect(Collectors.partitioningBy((sample) -> sample.calls() >= FEWEST_CALLS));
		return header() + suggested(free.get(true)) + promised(promised) + leftOut(free.get(false).size());
	}

	private String header() {
		return """
				# Objectives suggested by what this process has measured: one instance, %s (since %s), incidents included.
				# Availability is rounded down to a usual value. Latency is the upper end of the bucket, rounded up.
				# That is what was, and not what users need: decide, give the SLOs your names, and paste what you keep.
				"""
			.formatted(age(Duration.between(this.since, Instant.now())), this.since.truncatedTo(ChronoUnit.SECONDS));
	}

	private static String age(Duration age) {
		return (age.toHours() > 0) ? String.format(Locale.ROOT, "%.1f hours", age.toMinutes() / 60.0)
				: age.toMinutes() + " minutes";
	}

	private String suggested(List<CallSample> samples) {
		UniqueNames names = new UniqueNames();
		this.catalog.slos().forEach((tracked) -> names.name(tracked.slo().name()));
		List<String> written = samples.stream().limit(MOST).map((sample) -> written(sample, names)).toList();
		boolean isAny = samples.stream().limit(MOST).anyMatch((sample) -> Suggestion.of(sample).isAny());
		String begin = isAny ? "monitored:\n  slo:\n    definitions:\n" : "# There is nothing to suggest yet.\n";
		int more = samples.size() - written.size();
		return begin + String.join("", written) + ((more > 0) ? "# %d more are left out.\n".formatted(more) : "");
	}

	private static String written(CallSample sample, UniqueNames names) {
		Suggestion suggestion = Suggestion.of(sample);
		StringBuilder text = new StringBuilder();
		if (!suggestion.isAny()) {
			text.append("%s# %s %s\n".formatted(INDENT, sample.signal().timed().id(), YamlText.inline(sample.match())));
		}
		suggestion.reasons().forEach((reason) -> text.append("%s# %s\n".formatted(INDENT, reason)));
		if (suggestion.isAny()) {
			YamlText.of(List.of(Map.of(names.name(name(sample)), suggestion.settings())))
				.lines()
				.forEach((line) -> text.append(INDENT).append(line).append('\n'));
		}
		return text.toString();
	}

	private static String name(CallSample sample) {
		String values = String.join(" ", sample.match().values());
		return switch (sample.signal()) {
			case HTTP_SERVER, OPERATION -> values;
			case HTTP_CLIENT -> "client " + values;
			case DB -> "table " + values;
			case LLM -> "model " + values;
		};
	}

	private String promised(List<CallSample> samples) {
		StringBuilder text = new StringBuilder();
		samples.stream()
			.limit(MOST_NAMED)
			.forEach((sample) -> text
				.append("# %s %s has objectives already: %s\n".formatted(sample.signal().timed().id(),
						YamlText.inline(sample.match()), YamlText.inline(String.valueOf(slosOf(sample))))));
		int more = samples.size() - MOST_NAMED;
		return text + ((more > 0) ? "# %d more have objectives already.\n".formatted(more) : "");
	}

	private static String leftOut(int samples) {
		return (samples > 0) ? "# %d more had fewer than %d calls.\n".formatted(samples, FEWEST_CALLS) : "";
	}

	private @Nullable String slosOf(CallSample sample) {
		String names = this.catalog.slos()
			.stream()
			.map(TrackedSlo::slo)
			.filter((slo) -> slo.signal().id().equals(sample.signal().timed().id()) && slo.mayMatch(sample.match()))
			.map(Slo::name)
			.limit(3)
			.collect(Collectors.joining(", "));
		return names.isEmpty() ? null : names;
	}

}
