package dev.monitored.observation.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.observation.Observation;
import io.micrometer.observation.transport.SenderContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.CurrentSpan;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.CallEnd;
import dev.monitored.indicator.CallEvents;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.known.RecentValues;
import dev.monitored.label.LabelKey;
import dev.monitored.meter.LabelSets;
import dev.monitored.slo.Slo;

/**
 * Counts observations as events of the SLOs that match them. SLOs that disagree about
 * what a failure is count the same observation as two calls.
 */
public final class ObservationObjectives {

	private final SloCatalog slos;

	private final LabelGuard guard;

	private final List<Slo> declared;

	private final RecentValues<String, NamedObservation> names = new RecentValues<>(String::length, this::find);

	private final LabelSets<ObservedLabels, List<TrackedSlo>, List<JudgedEvents>> events = new LabelSets<>(
			this::bounded, (labels) -> matching(labels.values()), this::events);

	/**
	 * Creates objectives without events.
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 */
	public ObservationObjectives(SloCatalog slos, LabelGuard guard) {
		this.slos = slos;
		this.guard = guard;
		this.declared = slos.slos()
			.stream()
			.map(TrackedSlo::slo)
			.filter((slo) -> slo.signal().equals(ObservationSignals.OBSERVATION))
			.toList();
	}

	/**
	 * Returns whether it is recorded what the time of an observation goes to.
	 * @param name its name so far
	 * @return whether an SLO names it
	 */
	boolean areFollowed(@Nullable String name) {
		return name != null && this.slos.outputs().areFollowed() && this.names.get(name).isNamed();
	}

	/**
	 * Counts an observation that ends.
	 * @param execution what is known since its start
	 * @param context the observation, as filters have left it
	 */
	void end(ObservedExecution execution, Observation.Context context) {
		String name = context.getName();
		if (name == null) {
			return;
		}
		long nanos = execution.nanos();
		try {
			NamedObservation named = this.names.get(name);
			if (named.isNamed()) {
				count(execution, nanos, context, named);
			}
		}
		finally {
			execution.charge(nanos, cause(name), context.getError());
		}
	}

	@SuppressWarnings("try")
	private void count(ObservedExecution execution, long nanos, Observation.Context context, NamedObservation named) {
		Map<String, String> labels = ObservedLabels.values(context, named.matched());
		labels.put(ObservedLabels.NAME, named.name());
		Map<String, String> judged = named.judged().isEmpty() ? Map.of()
				: ObservedLabels.values(context, named.judged());
		try (CurrentSpan span = this.slos.outputs().within(context)) {
			for (JudgedEvents each : this.events.get(new ObservedLabels(labels, context instanceof SenderContext))) {
				CallEnd end = execution.end(nanos, each.labels().outcome(context.getError(), judged),
						context.getError());
				each.events().count(end, execution.threadId(), end.start() + nanos);
			}
		}
	}

	private NamedObservation find(String name) {
		List<Slo> about = this.declared.stream()
			.filter((slo) -> ObservationSignals.names(slo).stream().anyMatch((pattern) -> pattern.matches(name)))
			.toList();
		this.slos.signals().calls(ObservationSignals.OBSERVATION).report();
		if (about.isEmpty()) {
			matching(Map.of(ObservedLabels.NAME, name));
		}
		return NamedObservation.of(name, about);
	}

	private List<TrackedSlo> matching(Map<String, String> labels) {
		return this.slos.matching(ObservationSignals.OBSERVATION, labels);
	}

	private ObservedLabels bounded(ObservedLabels labels) {
		Map<String, String> bounded = new LinkedHashMap<>();
		labels.values()
			.forEach((key, value) -> bounded.put(key,
					this.guard.label(LabelGuard.MATCHED, ObservationSignals.OBSERVATION.id() + "." + key)
						.admit(value)));
		return new ObservedLabels(bounded, labels.isSent());
	}

	private List<JudgedEvents> events(ObservedLabels labels, List<TrackedSlo> matching) {
		Map<OutcomeLabels, List<TrackedSlo>> byOutcome = new LinkedHashMap<>();
		matching.forEach((slo) -> byOutcome
			.computeIfAbsent(OutcomeLabels.of(slo.slo(), labels.name()), (added) -> new ArrayList<>())
			.add(slo));
		MeasuredCalls calls = calls(labels);
		List<JudgedEvents> judged = new ArrayList<>();
		byOutcome.forEach((outcome, counted) -> judged
			.add(new JudgedEvents(outcome, new CallEvents(this.slos.counted(calls, List.copyOf(counted)), () -> 0))));
		return List.copyOf(judged);
	}

	private static MeasuredCalls calls(ObservedLabels labels) {
		Cause cause = cause(labels.name());
		return labels.isSent() ? MeasuredCalls.ofResource(ObservationSignals.OBSERVATION, labels.values(), cause)
				: MeasuredCalls.ofCode(ObservationSignals.OBSERVATION, labels.values(), cause);
	}

	private static Cause cause(String name) {
		return new Cause(ObservationSignals.OBSERVATION.id(), name);
	}

	/**
	 * What SLOs want to know of the observations of one name.
	 *
	 * @param name the name
	 * @param isNamed whether an SLO is about them
	 * @param matched the keys by which SLOs match them, besides the name
	 * @param judged the keys that say how they ended
	 */
	private record NamedObservation(String name, boolean isNamed, Set<LabelKey> matched, Set<LabelKey> judged) {

		static NamedObservation of(String name, List<Slo> about) {
			Set<LabelKey> matched = new LinkedHashSet<>();
			Set<LabelKey> judged = new LinkedHashSet<>();
			for (Slo slo : about) {
				slo.match().keySet().forEach((key) -> matched.add(new LabelKey(key)));
				judged.addAll(OutcomeLabels.of(slo, name).keys());
			}
			matched.remove(new LabelKey(ObservedLabels.NAME));
			return new NamedObservation(name, !about.isEmpty(), matched, judged);
		}

	}

	/**
	 * The events of observations of which the same labels say how they ended.
	 *
	 * @param labels the labels
	 * @param events the events
	 */
	private record JudgedEvents(OutcomeLabels labels, CallEvents events) {

	}

}
