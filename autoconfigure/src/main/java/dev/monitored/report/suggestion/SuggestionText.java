package dev.monitored.report.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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

	private final Supplier<@Nullable MeterRegistry> registry;

	private final SloCatalog catalog;

	private final Instant since;

	private final Predicate<String> isMeasured;

	/**
	 * Creates a text of suggestions.
	 * @param registry returns the registry, or {@code null} if there is none
	 * @param catalog the SLOs that there are
	 * @param since since when there are measurements
	 * @param isMeasured returns whether SLOs count the requests of a route
	 */
	public SuggestionText(Supplier<@Nullable MeterRegistry> registry, SloCatalog catalog, Instant since,
			Predicate<String> isMeasured) {
		this.registry = registry;
		this.catalog = catalog;
		this.since = since;
		this.isMeasured = isMeasured;
	}

	/**
	 * Writes the suggestions.
	 * @return text that can be pasted into the configuration
	 */
	public String yaml() {
		MeterRegistry measured = this.registry.get();
		List<CallSample> all = (measured != null) ? SampleReader.read(measured, this.isMeasured) : List.of();
		List<Slo> slos = this.catalog.slos().stream().map(TrackedSlo::slo).toList();
		List<CoveringSlos> samples = all.stream()
			.filter((sample) -> SuggestedSignal.canBeWritten(sample.match()))
			.map((sample) -> CoveringSlos.of(sample, slos))
			.toList();
		List<CoveringSlos> free = samples.stream().filter((found) -> !found.coverAll()).toList();
		List<CoveringSlos> enough = free.stream().filter((found) -> found.sample().calls() >= FEWEST_CALLS).toList();
		return header() + suggested(enough, all) + promised(samples.stream().filter(CoveringSlos::coverAll).toList())
				+ leftOut(free.size() - enough.size());
	}

	private String header() {
		return """
				# Objectives suggested by what this process has measured: one instance, %s (since %s), incidents included.
				# Availability is rounded down to a usual value. Latency is the upper end of the bucket, rounded up.
				# Numbers of http-server and http-client are those of Boot's timers: SLOs also see where an answer broke off.
				# That is what was, and not what users need: decide, give the SLOs your names, and paste what you keep.
				"""
			.formatted(age(Duration.between(this.since, Instant.now())), this.since.truncatedTo(ChronoUnit.SECONDS));
	}

	private static String age(Duration age) {
		return (age.toHours() > 0) ? String.format(Locale.ROOT, "%.1f hours", age.toMinutes() / 60.0)
				: age.toMinutes() + " minutes";
	}

	private String suggested(List<CoveringSlos> samples, List<CallSample> all) {
		UniqueNames names = new UniqueNames();
		this.catalog.slos().forEach((tracked) -> names.name(tracked.slo().name()));
		List<WrittenSample> written = samples.stream()
			.limit(MOST)
			.map((found) -> WrittenSample.of(found, all))
			.toList();
		String begin = written.stream().anyMatch(WrittenSample::isSuggestion) ? "monitored:\n  slo:\n    definitions:\n"
				: "# There is nothing to suggest yet.\n";
		int more = samples.size() - written.size();
		return begin + written.stream().map((sample) -> sample.text(names)).collect(Collectors.joining())
				+ ((more > 0) ? "# %d more are left out.\n".formatted(more) : "");
	}

	private static String promised(List<CoveringSlos> samples) {
		StringBuilder text = new StringBuilder();
		samples.stream()
			.limit(MOST_NAMED)
			.forEach((found) -> text.append("# %s has objectives already: %s\n".formatted(found.sample().text(),
					YamlText.inline(found.names()))));
		int more = samples.size() - MOST_NAMED;
		return text + ((more > 0) ? "# %d more have objectives already.\n".formatted(more) : "");
	}

	private static String leftOut(int samples) {
		return (samples > 0) ? "# %d more had fewer than %d calls.\n".formatted(samples, FEWEST_CALLS) : "";
	}

}
