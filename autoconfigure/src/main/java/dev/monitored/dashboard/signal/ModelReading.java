package dev.monitored.dashboard.signal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.Meter;
import org.jspecify.annotations.Nullable;

import dev.monitored.indicator.period.Period;
import dev.monitored.indicator.period.PeriodSums;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.TimedSignal;

/**
 * The tokens and the cost of language models, as their counters have them.
 */
final class ModelReading {

	private static final String TOKENS = "llm.tokens.used";

	private static final String COST = "llm.cost";

	private static final String TYPE = "type";

	private static final double NANO_DOLLARS = 1e9;

	private static final int MOST_ROWS = 200;

	private final Map<Map<String, String>, Model> models = new LinkedHashMap<>();

	private boolean hasBaseline;

	/**
	 * Returns whether a counter is one of tokens or cost.
	 * @param name the name of the meter
	 * @return whether it is
	 */
	static boolean isCounter(String name) {
		return name.equals(TOKENS) || name.equals(COST);
	}

	void begin() {
		this.models.values().forEach(Model::begin);
	}

	/**
	 * Adds what a counter has counted since start.
	 * @param id the counter
	 * @param count what it has counted
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void read(Meter.Id id, double count, long now) {
		Model model = model(id, now);
		if (id.getName().equals(COST)) {
			model.priced = true;
			model.sums[2] += Math.round(count * NANO_DOLLARS);
		}
		else if ("prompt".equals(id.getTag(TYPE))) {
			model.sums[0] += (long) count;
		}
		else if ("completion".equals(id.getTag(TYPE))) {
			model.sums[1] += (long) count;
		}
	}

	/**
	 * Ends a pass over all counters. When something was counted before the first one
	 * ended is not known: that is none of the last five minutes.
	 * @param now the time, in nanoseconds of a monotonic clock
	 */
	void end(long now) {
		for (Model model : this.models.values()) {
			if (!this.hasBaseline) {
				model.recent = new PeriodSums(Period.FIVE_MINUTES, now, model.sums);
			}
			model.recent.remember(model.sums, now);
		}
		this.hasBaseline = true;
	}

	/**
	 * Returns the models, those with most tokens first.
	 * @param now the time
	 * @return a row for each
	 */
	List<ModelRow> rows(long now) {
		return this.models.values()
			.stream()
			.map((model) -> model.row(now))
			.sorted(Comparator.comparingLong((ModelRow row) -> row.promptTokens() + row.completionTokens()).reversed())
			.toList();
	}

	// The last row has what all models used that would be too many
	private Model model(Meter.Id id, long now) {
		TreeMap<String, String> labels = TimedSignal.labels(id);
		labels.remove(TYPE);
		if (!this.models.containsKey(labels) && this.models.size() >= MOST_ROWS - 1) {
			labels.replaceAll((label, value) -> LabelValue.OTHER);
		}
		return this.models.computeIfAbsent(labels, (key) -> new Model(key, now));
	}

	/**
	 * What one model used: tokens of prompts and of answers, and cost.
	 */
	private static final class Model {

		private final Map<String, String> labels;

		private final long[] sums = new long[3];

		private PeriodSums recent;

		private boolean priced;

		Model(Map<String, String> labels, long now) {
			this.labels = labels;
			this.recent = new PeriodSums(Period.FIVE_MINUTES, now);
		}

		void begin() {
			Arrays.fill(this.sums, 0);
		}

		ModelRow row(long now) {
			long[] added = this.recent.since(this.sums, now);
			return new ModelRow(this.labels, added[0], added[1], dollars(added[2]), dollars(this.sums[2]));
		}

		private @Nullable Double dollars(long nanos) {
			return this.priced ? nanos / NANO_DOLLARS : null;
		}

	}

}
