package dev.monitored.cardinality;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;

import dev.monitored.cardinality.CardinalityReport.ForbiddenLabel;
import dev.monitored.cardinality.CardinalityReport.MeterSeries;
import dev.monitored.cardinality.CardinalityReport.NamingProblem;
import dev.monitored.guard.ForbiddenLabels;
import dev.monitored.label.LabelKey;

/**
 * All meters of one name.
 */
final class MeterFamily {

	private final Meter.Id id;

	private final Map<String, Set<String>> values = new TreeMap<>();

	private long series;

	private MeterFamily(Meter.Id id) {
		this.id = id;
	}

	/**
	 * Groups meters by their name.
	 * @param meters the meters
	 * @return the families, by name
	 */
	static Collection<MeterFamily> of(List<Meter> meters) {
		Map<String, MeterFamily> families = new TreeMap<>();
		for (Meter meter : meters) {
			families.computeIfAbsent(meter.getId().getName(), (name) -> new MeterFamily(meter.getId())).add(meter);
		}
		return families.values();
	}

	private void add(Meter meter) {
		this.series += SeriesCount.of(meter);
		for (Tag tag : meter.getId().getTagsAsIterable()) {
			this.values.computeIfAbsent(new LabelKey(tag.getKey()).text(), (key) -> new HashSet<>())
				.add(tag.getValue());
		}
	}

	MeterSeries series(int instances) {
		String label = null;
		int values = 0;
		for (Map.Entry<String, Set<String>> candidate : this.values.entrySet()) {
			if (candidate.getValue().size() > values) {
				label = candidate.getKey();
				values = candidate.getValue().size();
			}
		}
		return new MeterSeries(this.id.getName(), this.id.getType().name().toLowerCase(Locale.ROOT), this.series,
				this.series * instances, label, values);
	}

	Stream<ForbiddenLabel> forbidden(ForbiddenLabels labels) {
		return this.values.entrySet()
			.stream()
			.filter((entry) -> labels.contains(entry.getKey()))
			.map((entry) -> new ForbiddenLabel(this.id.getName(), entry.getKey(), entry.getValue().size(), false));
	}

	Stream<NamingProblem> naming() {
		return NamingCheck.problems(this.id, this.values.keySet())
			.map((problem) -> new NamingProblem(this.id.getName(), problem));
	}

}
