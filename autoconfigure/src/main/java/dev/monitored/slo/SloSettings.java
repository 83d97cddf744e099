package dev.monitored.slo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.objective.Apdex;
import dev.monitored.slo.objective.Availability;
import dev.monitored.slo.objective.Freshness;
import dev.monitored.slo.objective.MinRate;
import dev.monitored.slo.objective.Objective;
import dev.monitored.slo.objective.ObjectiveTexts;

/**
 * Settings of one SLO.
 *
 * @param signal What kind of calls the SLO is about.
 * @param match Labels of the calls, such as "client.name" or "client_name". Each has a
 * value, one with "*" for any text, or several of them; "uri" has an Ant-style path such
 * as "/api/orders/**".
 * @param badWhen Labels of calls that failed, such as "spring.batch.job.status", with
 * values as in "match". Only for the signal "observation".
 * @param good Counters of the good events, such as "orders.completed". Only for a signal
 * whose events have names.
 * @param bad Counters of the bad events, such as "orders.failed".
 * @param availability Availability objective, such as "99.9%".
 * @param latency Latency objectives, such as "p95 &lt; 500ms".
 * @param apdex Apdex objective, such as "0.95 @ 500ms".
 * @param window Time over which the error budget is spent, one of "7d", "28d" and "30d".
 * @param minRate Minimum rate of calls over all instances, such as "10/s". A lower rate
 * raises an alert.
 * @param freshness Maximum time since the last successful call on any instance, such as
 * "26h". More raises an alert.
 * @param team Team that owns the SLO.
 * @param runbook HTTP URL of the runbook.
 * @param includeQueue Whether objectives include the time that a call waited in the queue
 * of an executor. Only for the signal "operation".
 * @param page Whether a fast burn pages the team on call; otherwise it opens a ticket.
 */
public record SloSettings(@Nullable String signal, @DefaultValue Map<String, List<String>> match,
		@DefaultValue Map<String, List<String>> badWhen, @DefaultValue List<String> good,
		@DefaultValue List<String> bad, @Nullable String availability, @DefaultValue List<String> latency,
		@Nullable String apdex, @Nullable String window, @Nullable String minRate, @Nullable String freshness,
		@Nullable String team, @Nullable String runbook, @DefaultValue("false") boolean includeQueue,
		@DefaultValue("true") boolean page) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/**
	 * Understands the settings.
	 * @param name the name of the SLO
	 * @param property where they are written
	 * @return the SLO
	 * @throws InvalidSettingException if one makes no sense
	 */
	public Slo toSlo(String name, String property) {
		if (!NAME.matcher(name).matches()) {
			throw new InvalidSettingException(property, name,
					"the name of an SLO has lower-case letters, digits and hyphens only",
					"Write a name such as orders-api.");
		}
		Window parsedWindow = window(property + ".window");
		Signal parsedSignal = KnownSignals.parse(this.signal, property + ".signal");
		NamedEvents events = new NamedEvents(this.good, this.bad);
		events.check(parsedSignal, this, property);
		Slo slo = new Slo(name, parsedSignal,
				events.areNamed() ? events.patterns() : patterns(this.match, property + ".match"),
				failures(parsedSignal, property + ".bad-when"), objectives(parsedSignal, property),
				Objects.requireNonNullElse(parsedWindow, Window.DEFAULT), minRate(property + ".min-rate"),
				freshness(property + ".freshness"), this.team, RunbookUrl.parse(this.runbook, property + ".runbook"),
				includesQueue(parsedSignal, property + ".include-queue"), this.page);
		KnownSignals.check(slo, property);
		return slo;
	}

	// What would read a setting need not be loaded where it is not written
	private @Nullable Window window(String property) {
		return StringUtils.hasText(this.window) ? ObjectiveTexts.parse(this.window, property, Window::parse) : null;
	}

	private @Nullable MinRate minRate(String property) {
		return StringUtils.hasText(this.minRate) ? ObjectiveTexts.parse(this.minRate, property, MinRate::parse) : null;
	}

	private @Nullable Freshness freshness(String property) {
		return StringUtils.hasText(this.freshness) ? ObjectiveTexts.parse(this.freshness, property, Freshness::parse)
				: null;
	}

	private @Nullable Apdex apdex(String property) {
		return StringUtils.hasText(this.apdex) ? ObjectiveTexts.parse(this.apdex, property, Apdex::parse) : null;
	}

	private boolean includesQueue(Signal of, String property) {
		if (this.includeQueue && this.latency.isEmpty() && this.apdex == null) {
			throw new InvalidSettingException(property, "true", "no objective of the SLO is about time",
					"Write a latency too, for example latency: p95 < 1s, or remove it.");
		}
		if (this.includeQueue && !of.has(Trait.QUEUED)) {
			throw new InvalidSettingException(property, "true", "%s calls have no queue".formatted(of),
					"Remove it, or write signal: operation.");
		}
		return this.includeQueue;
	}

	private Map<String, List<LabelPattern>> failures(Signal of, String property) {
		if (!this.badWhen.isEmpty() && !of.has(Trait.FAILS_BY_LABEL)) {
			throw new InvalidSettingException(property, String.join(", ", this.badWhen.keySet()),
					"no label of %s calls says whether they failed".formatted(of),
					"Remove it: calls that fail are bad without it.");
		}
		return patterns(this.badWhen, property);
	}

	private static Map<String, List<LabelPattern>> patterns(Map<String, List<String>> written, String property) {
		Map<String, List<LabelPattern>> patterns = new LinkedHashMap<>();
		Map<LabelKey, String> spellings = new HashMap<>();
		for (Map.Entry<String, List<String>> entry : written.entrySet()) {
			String label = entry.getKey();
			requireOnce(label, entry.getValue(), spellings.put(new LabelKey(label), label), property + "." + label);
			patterns.put(label, patterns(label, entry.getValue(), property + "." + label));
		}
		return patterns;
	}

	private static void requireOnce(String label, List<String> texts, @Nullable String other, String property) {
		if (other != null) {
			throw new InvalidSettingException(property, String.join(", ", texts),
					"the label stands twice: %s are one label".formatted(Stream.of(label, other)
						.sorted()
						.map((spelling) -> "'" + spelling + "'")
						.collect(Collectors.joining(" and "))),
					"Write it once, in either spelling.");
		}
	}

	private static List<LabelPattern> patterns(String label, List<String> texts, String property) {
		if (texts.isEmpty()) {
			throw new InvalidSettingException(property, null, "there is no value to match",
					"Write a value, or remove the label to match any.");
		}
		List<LabelPattern> patterns = new ArrayList<>();
		for (String text : texts) {
			patterns.add(pattern(label, text, property));
		}
		return List.copyOf(patterns);
	}

	private static LabelPattern pattern(String label, String text, String property) {
		try {
			return LabelPattern.parse(label, text);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSettingException(property, text, String.valueOf(ex.getMessage()),
					"Write a value, a value with *, or a path such as /api/orders/**.");
		}
	}

	private List<Objective> objectives(Signal of, String property) {
		List<Objective> written = Objective.list(
				ObjectiveTexts.parse(this.availability, property + ".availability", Availability::parse),
				ObjectiveTexts.latencies(this.latency, property + ".latency"), apdex(property + ".apdex"));
		if (written.isEmpty()) {
			throw new InvalidSettingException(property, null, "there is no objective",
					"Write one of availability, latency and apdex, for example availability: 99.9%.");
		}
		if (of.has(Trait.PART_OF_CALL) && written.get(0) instanceof Availability) {
			throw new InvalidSettingException(property + ".availability", this.availability,
					"'%s' is a part of a call and has no availability".formatted(of),
					"Write it into an SLO of the whole call.");
		}
		return written;
	}

}
