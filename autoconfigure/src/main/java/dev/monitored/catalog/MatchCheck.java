package dev.monitored.catalog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.failure.LogText;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.label.NearestText;
import dev.monitored.slo.Signal;

/**
 * Finds SLOs that no call matches, and that therefore look kept. Warns at start-up of
 * those known by then, and of the rest once, ten minutes after the signal's first call.
 */
final class MatchCheck {

	private static final Log logger = LogFactory.getLog(MatchCheck.class);

	private static final long ENOUGH_NANOS = Duration.ofMinutes(10).toNanos();

	private static final int REMEMBERED = 200;

	private final LongSupplier clock;

	/**
	 * The values that code bounds, complete when start-up ends.
	 */
	private final Map<String, Set<String>> declared = new ConcurrentHashMap<>();

	/**
	 * Some values that calls had, for the question what was meant.
	 */
	private final Map<String, Set<String>> seen = new ConcurrentHashMap<>();

	private final MeasuredSignals signals;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	private final Set<String> reportedUnproven = ConcurrentHashMap.newKeySet();

	MatchCheck(LongSupplier clock) {
		this.clock = clock;
		this.signals = new MeasuredSignals(clock);
	}

	MeasuredSignals signals() {
		return this.signals;
	}

	void declare(Signal signal, String label, Collection<String> values) {
		this.declared.computeIfAbsent(key(signal, label), (added) -> ConcurrentHashMap.newKeySet()).addAll(values);
	}

	void saw(Signal signal, Map<String, String> labels) {
		for (Map.Entry<String, String> label : labels.entrySet()) {
			Set<String> values = this.seen.computeIfAbsent(key(signal, label.getKey()),
					(added) -> new ConcurrentSkipListSet<>());
			if (values.size() < REMEMBERED) {
				values.add(LogText.of(label.getValue()));
			}
		}
	}

	/**
	 * Says of an SLO that nothing measures its calls.
	 * @param signal the signal of the calls
	 * @param source who declares it
	 */
	void warnOfUnmeasured(Signal signal, String source) {
		logger.warn("%s is about %s calls, which nothing in this application measures%s".formatted(source, signal.id(),
				signal.byHand().isEmpty() ? "" : " so far; " + signal.byHand()));
	}

	/**
	 * Says which SLOs have values that no call can have.
	 * @param tracked an SLO
	 * @param source who declares it
	 */
	void reviewDeclared(TrackedSlo tracked, String source) {
		Signal signal = tracked.slo().signal();
		List<String> problems = new ArrayList<>();
		for (Map.Entry<String, List<LabelPattern>> match : tracked.slo().match().entrySet()) {
			addProblems(signal, match.getKey(), match.getValue(), problems);
		}
		if (!problems.isEmpty() && this.reported.add(source)) {
			logger.warn("%s counts no call or misses some: %s%s".formatted(source, String.join("; ", problems),
					signal.byHand().isEmpty() ? "" : " (%s)".formatted(signal.byHand())));
		}
	}

	/**
	 * Says of an SLO that it has matched nothing for long enough, or that there was no
	 * call to match.
	 * @param tracked an SLO
	 * @param source who declares it
	 */
	void reviewSeen(TrackedSlo tracked, String source) {
		Signal signal = tracked.slo().signal();
		MatchAdvice advice = this.signals.advice(signal);
		if (advice.isRare(tracked.slo())) {
			return;
		}
		if (isLongAgo(this.signals.unprovenSince(signal)) && this.reportedUnproven.add(source)) {
			logger.warn("%s has counted nothing: no %s call was measured in the first ten minutes, if there was one%s"
				.formatted(source, signal.id(), signal.byHand().isEmpty() ? "" : "; " + signal.byHand()));
		}
		else if (!tracked.isMatched() && isLongAgo(this.signals.calls(signal).firstTime()) && !isDeclared(tracked)
				&& this.reported.add(source)) {
			String obstacles = advice.obstacles(tracked.slo());
			logger.warn("%s has counted nothing: no %s call of the last ten minutes had %s%s".formatted(source,
					signal.id(), values(tracked), obstacles.isEmpty() ? "" : "; " + obstacles));
		}
	}

	/**
	 * Returns whether code declares calls that match, which may come late.
	 * @param tracked an SLO
	 * @return whether all its labels have a declared value
	 */
	private boolean isDeclared(TrackedSlo tracked) {
		Signal signal = tracked.slo().signal();
		return tracked.slo()
			.match()
			.entrySet()
			.stream()
			.allMatch((match) -> this.declared.getOrDefault(key(signal, match.getKey()), Set.of())
				.stream()
				.anyMatch((value) -> match.getValue().stream().anyMatch((pattern) -> pattern.matches(value))));
	}

	private boolean isLongAgo(@Nullable Long time) {
		return time != null && this.clock.getAsLong() - time >= ENOUGH_NANOS;
	}

	private String values(TrackedSlo tracked) {
		Signal signal = tracked.slo().signal();
		return tracked.slo()
			.match()
			.entrySet()
			.stream()
			.map((match) -> written(new LabelKey(match.getKey()).text(), match.getValue())
					+ question(key(signal, match.getKey()), match.getValue()))
			.collect(Collectors.joining(" and "));
	}

	private void addProblems(Signal signal, String label, List<LabelPattern> patterns, List<String> problems) {
		Set<String> values = this.declared.getOrDefault(key(signal, label), Set.of());
		if (values.isEmpty()) {
			return;
		}
		for (LabelPattern pattern : patterns) {
			if (!isAnyMatched(values, pattern)) {
				problems.add("no %s call has the %s '%s'%s".formatted(signal.id(), new LabelKey(label).text(),
						pattern.text(), NearestText.question(pattern.text(), values)));
			}
		}
	}

	private static boolean isAnyMatched(Set<String> values, LabelPattern pattern) {
		for (String value : values) {
			if (pattern.matches(value)) {
				return true;
			}
		}
		return false;
	}

	private String question(String key, List<LabelPattern> patterns) {
		Set<String> values = this.seen.getOrDefault(key, Set.of());
		return patterns.stream()
			.filter((pattern) -> values.stream().noneMatch(pattern::matches))
			.map((pattern) -> NearestText.question(pattern.text(), values))
			.filter((question) -> !question.isEmpty())
			.findFirst()
			.orElse("");
	}

	private static String written(String label, List<LabelPattern> patterns) {
		return "the %s %s".formatted(label,
				patterns.stream().map((pattern) -> "'" + pattern.text() + "'").collect(Collectors.joining(" or ")));
	}

	// A text, because the JVM generates code for each record that is a key
	private static String key(Signal signal, String label) {
		return signal.id() + " " + new LabelKey(label).text();
	}

}
