package dev.monitored.observation.recording;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.monitored.label.LabelKey;
import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.SignalSource;
import dev.monitored.slo.Slo;

/**
 * The signal of whatever is observed by Micrometer. Its labels are the name of the
 * observation and the low-cardinality keys that it has.
 */
public final class ObservationSignals implements SignalSource {

	/**
	 * What Micrometer observes, as far as no other signal has it.
	 */
	public static final Signal OBSERVATION = new Signal("observation", Set.of(ObservedLabels.NAME), "medium",
			Set.of(Trait.DECLARED_LABELS, Trait.FAILS_BY_LABEL), "");

	@Override
	public List<Signal> signals() {
		return List.of(OBSERVATION);
	}

	@Override
	public void check(Slo slo, String property) {
		String setting = property + ".match." + ObservedLabels.NAME;
		List<LabelPattern> names = names(slo);
		if (names.isEmpty()) {
			throw new InvalidSettingException(setting, null, "the name of the observation is missing",
					"Write it, for example match: { name: tasks.scheduled.execution }.");
		}
		names.forEach((name) -> MeasuredElsewhere.refuse(name, setting));
	}

	/**
	 * Returns the names of the observations that an SLO is about.
	 * @param slo the SLO
	 * @return the patterns of the names, of which one has to match
	 */
	static List<LabelPattern> names(Slo slo) {
		LabelKey key = new LabelKey(ObservedLabels.NAME);
		return slo.match()
			.entrySet()
			.stream()
			.filter((match) -> key.is(match.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(List.of());
	}

}
