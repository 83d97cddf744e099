package dev.monitored.slo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Signal.Trait;

/**
 * The events of an SLO whose signal has {@link Trait#NAMED_EVENTS}: the names of what
 * counts them. They are matched by the labels {@code good} and {@code bad}.
 *
 * @param good what counts the good events
 * @param bad what counts the bad events
 */
record NamedEvents(List<String> good, List<String> bad) {

	/**
	 * Returns whether anything is named.
	 * @return whether there are names
	 */
	boolean areNamed() {
		return !this.good.isEmpty() || !this.bad.isEmpty();
	}

	/**
	 * Checks that an SLO names its events if and only if its signal needs that.
	 * @param signal the signal
	 * @param settings what else is written of the SLO
	 * @param property where it is written
	 * @throws InvalidSettingException if it does not
	 */
	void check(Signal signal, SloSettings settings, String property) {
		if (!signal.has(Trait.NAMED_EVENTS)) {
			refuseNames(property);
			return;
		}
		requireNames(this.good, property + ".good", "good: orders.completed");
		requireNames(this.bad, property + ".bad", "bad: orders.failed");
		if (!settings.match().isEmpty()) {
			throw new InvalidSettingException(property + ".match", null,
					"events of '%s' are named by good and bad".formatted(signal), "Remove it.");
		}
		refuseTime(String.join(", ", settings.latency()), signal, property + ".latency");
		refuseTime(settings.apdex(), signal, property + ".apdex");
	}

	/**
	 * Returns what the events are matched by.
	 * @return the patterns of the names by label
	 */
	Map<String, List<LabelPattern>> patterns() {
		return Map.of("good", patterns("good", this.good), "bad", patterns("bad", this.bad));
	}

	private static List<LabelPattern> patterns(String label, List<String> names) {
		return names.stream().map((name) -> LabelPattern.parse(label, name.strip())).toList();
	}

	private void refuseNames(String property) {
		if (areNamed()) {
			String signals = KnownSignals.all()
				.stream()
				.filter((known) -> known.has(Trait.NAMED_EVENTS))
				.map(Signal::id)
				.collect(Collectors.joining(" or "));
			throw new InvalidSettingException(property + (this.good.isEmpty() ? ".bad" : ".good"),
					String.join(", ", this.good.isEmpty() ? this.bad : this.good), "an SLO over calls names no events",
					"Remove it, or write signal: %s.".formatted(signals));
		}
	}

	private static void requireNames(List<String> names, String setting, String example) {
		if (names.isEmpty() || !names.stream().allMatch(StringUtils::hasText)) {
			throw new InvalidSettingException(setting, null, "no counter is named",
					"Name a counter, for example %s.".formatted(example));
		}
	}

	private static void refuseTime(@Nullable String text, Signal signal, String setting) {
		if (StringUtils.hasText(text)) {
			throw new InvalidSettingException(setting, text, "events of '%s' take no time".formatted(signal),
					"Write an availability, for example availability: 98%.");
		}
	}

}
