package dev.monitored.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import dev.monitored.catalog.MatchedSlos.CallLabels;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelKey;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.KnownSignals;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.Slo;
import dev.monitored.slo.SloProperties;

/**
 * All SLOs: those of the configuration from the beginning, those that binders find as
 * soon as they are added. Each of them is exported from then on, with the value 0.
 */
public final class SloCatalog implements ApplicationListener<ContextRefreshedEvent> {

	private static final String DEFINITIONS = "monitored.slo.definitions.";

	private final boolean counting;

	private final CountingProcess process;

	private final DeferredMeters meters;

	private final SloRegistration registration;

	private final LongSupplier clock;

	private final Map<String, Entry> entries = new ConcurrentSkipListMap<>();

	private final List<TrackedSlo> configured;

	private final MatchedSlos matched;

	private final MatchCheck check;

	private boolean reviewed;

	/**
	 * Creates a catalog that knows what the configuration says.
	 * @param properties the configuration
	 * @param process the process that counts
	 * @param meters where meters are registered
	 * @param clock a monotonic clock, in nanoseconds
	 * @throws InvalidSettingException if an SLO of the configuration makes no sense
	 */
	SloCatalog(SloProperties properties, CountingProcess process, DeferredMeters meters, LongSupplier clock) {
		this.counting = properties.enabled();
		this.process = process;
		this.meters = meters;
		this.registration = new SloRegistration(process, meters);
		this.clock = clock;
		this.check = new MatchCheck(clock);
		properties.definitions()
			.forEach((name, settings) -> add(settings.toSlo(name, DEFINITIONS + name), DEFINITIONS + name));
		this.configured = slos();
		this.matched = new MatchedSlos(this.configured);
		KnownSignals.all()
			.stream()
			.filter((signal) -> !signal.has(Trait.DECLARED_LABELS))
			.forEach((signal) -> checkLabels(signal, Set.of()));
	}

	/**
	 * Adds an SLO, or replaces what the same source declared before.
	 * @param slo the SLO
	 * @param source who declares it, for messages
	 * @throws InvalidSettingException if another source declares an SLO of that name
	 */
	public void add(Slo slo, String source) {
		Entry added = new Entry(new TrackedSlo(slo, this.clock), source);
		Entry known = putIfAbsent(added);
		if (known == null) {
			export(added.tracked());
		}
		else if (!known.source().equals(source)) {
			throw taken(slo.name(), known.source(), source);
		}
		else if (!known.slo().equals(slo)) {
			known.tracked().redeclare(slo);
			export(known.tracked());
		}
	}

	/**
	 * Checks that no other source declares an SLO of a name.
	 * @param name the name
	 * @param source who is going to declare it
	 * @throws InvalidSettingException if there is one
	 */
	public void requireFree(String name, String source) {
		Entry known = this.entries.get(name);
		if (known != null && !known.source().equals(source)) {
			throw taken(name, known.source(), source);
		}
	}

	/**
	 * Returns what has to know which signals are measured and when there are calls.
	 * @return the signals
	 */
	public MeasuredSignals signals() {
		return this.check.signals();
	}

	/**
	 * Checks by which labels SLOs match the calls of a signal.
	 * @param signal the signal
	 * @param additional the keys of the labels that its calls have besides
	 * @throws InvalidSettingException if an SLO matches by a label that its calls do not
	 * have
	 */
	public void checkLabels(Signal signal, Collection<String> additional) {
		Set<String> labels = new TreeSet<>(signal.labels());
		labels.addAll(additional);
		this.entries.values().stream().filter((entry) -> entry.slo().signal().equals(signal)).forEach((entry) -> {
			for (String label : entry.slo().match().keySet()) {
				if (labels.stream().noneMatch(new LabelKey(label)::is)) {
					throw new InvalidSettingException(entry.source() + ".match." + label, null,
							"no %s call has the label '%s'".formatted(signal.id(), label),
							"Match by one of %s.".formatted(String.join(", ", labels)));
				}
			}
		});
	}

	/**
	 * Reports which values a label of calls can have. An SLO that matches by others is
	 * said to match nothing when the application has started.
	 * @param signal the signal of the calls
	 * @param label the key of the label
	 * @param values values, which add to those of other reports
	 */
	public void declares(Signal signal, String label, Collection<String> values) {
		this.check.declare(signal, label, values);
	}

	/**
	 * Says of which SLOs no call will ever be measured, or none can match.
	 */
	@Override
	public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
		if (this.reviewed) {
			return;
		}
		this.reviewed = true;
		for (Entry entry : this.entries.values()) {
			if (!signals().isMeasured(entry.slo().signal())) {
				this.check.warnOfUnmeasured(entry.slo().signal(), entry.source());
			}
			else if (this.counting) {
				this.check.reviewDeclared(entry.tracked(), entry.source());
			}
		}
	}

	/**
	 * Returns the SLOs that are about calls with these labels: those of the
	 * configuration, and those that a binder added under the value of a label.
	 * @param signal the signal of the calls
	 * @param labels the labels of the calls, as they were before any was folded
	 * @return the SLOs
	 */
	public List<TrackedSlo> matching(Signal signal, Map<String, String> labels) {
		if (!this.counting) {
			return List.of();
		}
		CallLabels call = new CallLabels(signal, labels);
		List<TrackedSlo> configuredMatches = this.matched.by(call);
		if (configuredMatches.isEmpty() && !this.configured.isEmpty()) {
			this.check.saw(signal, labels);
		}
		Stream<TrackedSlo> added = labels.values()
			.stream()
			.map(this.entries::get)
			.flatMap(Stream::ofNullable)
			.map(Entry::tracked)
			.filter(call::match);
		return Stream.concat(configuredMatches.stream(), added).distinct().toList();
	}

	/**
	 * Returns the thresholds of all objectives that can be about certain calls.
	 * @param signal the signal of the calls
	 * @param known the labels of the calls that are known
	 * @return the thresholds
	 */
	public Set<Duration> thresholds(Signal signal, Map<String, String> known) {
		return find((slo) -> slo.signal().equals(signal) && slo.mayMatch(known)).stream()
			.flatMap((tracked) -> tracked.slo().objectives().stream())
			.flatMap((objective) -> objective.thresholds().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Returns whether an SLO of the configuration matches calls of a signal by the value
	 * of a label.
	 * @param signal the signal
	 * @param label the key of the label
	 * @return whether the value counts
	 */
	public boolean matchesBy(Signal signal, String label) {
		LabelKey key = new LabelKey(label);
		return this.configured.stream()
			.map(TrackedSlo::slo)
			.anyMatch((slo) -> slo.signal().equals(signal) && slo.match().keySet().stream().anyMatch(key::is));
	}

	/**
	 * Returns all SLOs.
	 * @return the SLOs by name
	 */
	public List<TrackedSlo> slos() {
		return find((slo) -> true);
	}

	/**
	 * Returns the name of the application that has these SLOs.
	 * @return the value of the label {@code application}
	 */
	public String application() {
		return this.process.application();
	}

	boolean isCounting() {
		return this.counting;
	}

	void remember() {
		this.meters.retry();
		slos().forEach(TrackedSlo::remember);
		signals().look();
		this.entries.values().forEach((entry) -> this.check.reviewSeen(entry.tracked(), entry.source()));
	}

	private static InvalidSettingException taken(String name, String knownSource, String source) {
		return new InvalidSettingException(source, name, "%s declares another SLO of that name".formatted(knownSource),
				"Give one of them another name.");
	}

	private @Nullable Entry putIfAbsent(Entry added) {
		return this.entries.putIfAbsent(added.slo().name(), added);
	}

	private List<TrackedSlo> find(Predicate<Slo> predicate) {
		return this.entries.values()
			.stream()
			.map(Entry::tracked)
			.filter((tracked) -> predicate.test(tracked.slo()))
			.toList();
	}

	private void export(TrackedSlo tracked) {
		if (this.counting) {
			this.registration.add(tracked);
		}
	}

	private record Entry(TrackedSlo tracked, String source) {

		Slo slo() {
			return this.tracked.slo();
		}

	}

}
