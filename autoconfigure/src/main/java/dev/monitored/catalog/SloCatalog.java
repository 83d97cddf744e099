package dev.monitored.catalog;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

import dev.monitored.call.CallOutputs;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.DeclaredSlos.Declared;
import dev.monitored.catalog.MatchedSlos.CallLabels;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.indicator.cause.CauseCounters;
import dev.monitored.label.LabelKey;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.KnownSignals;
import dev.monitored.slo.Signal;
import dev.monitored.slo.Signal.Trait;
import dev.monitored.slo.Slo;
import dev.monitored.slo.SloProperties;
import dev.monitored.slo.SloSettings;

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

	private final CallOutputs outputs;

	private final boolean causes;

	private final DeclaredSlos declared = new DeclaredSlos();

	private final MatchedSlos matched;

	private final MatchCheck check;

	private final MeasuredMethods methods = new MeasuredMethods();

	private boolean reviewed;

	/**
	 * Creates a catalog that knows what the configuration says.
	 * @param properties the configuration
	 * @param process the process that counts
	 * @param meters where meters are registered
	 * @param outputs what hears of calls
	 * @param clock a monotonic clock, in nanoseconds
	 * @throws InvalidSettingException if an SLO of the configuration makes no sense
	 */
	SloCatalog(SloProperties properties, CountingProcess process, DeferredMeters meters, CallOutputs outputs,
			LongSupplier clock) {
		this.counting = properties.enabled();
		this.causes = this.counting && properties.causes().enabled();
		this.outputs = outputs;
		this.process = process;
		this.meters = meters;
		this.registration = new SloRegistration(process, meters);
		this.clock = clock;
		this.check = new MatchCheck(clock);
		for (Map.Entry<String, SloSettings> definition : properties.definitions().entrySet()) {
			String property = DEFINITIONS + definition.getKey();
			add(definition.getValue().toSlo(definition.getKey(), property), property);
		}
		this.matched = new MatchedSlos(slos());
		for (Signal signal : KnownSignals.all()) {
			if (!signal.has(Trait.DECLARED_LABELS)) {
				checkLabels(signal, Set.of());
			}
		}
	}

	/**
	 * Adds an SLO, or replaces what the same source declared before.
	 * @param slo the SLO
	 * @param source who declares it, for messages
	 * @throws InvalidSettingException if another source declares an SLO of that name
	 */
	public void add(Slo slo, String source) {
		CauseCounters counters = this.causes ? this.registration.causes(slo.name()) : null;
		TrackedSlo added = new TrackedSlo(slo, this.clock, counters);
		TrackedSlo known = this.declared.addUnlessKnown(added, source);
		if (known == null) {
			export(added);
		}
		else if (!known.slo().equals(slo)) {
			known.redeclare(slo);
			export(known);
		}
	}

	/**
	 * Checks that no other source declares an SLO of a name.
	 * @param name the name
	 * @param source who is going to declare it
	 * @throws InvalidSettingException if there is one
	 */
	public void requireFree(String name, String source) {
		this.declared.requireFree(name, source);
	}

	/**
	 * Returns what has to know which signals are measured and when there are calls.
	 * @return the signals
	 */
	public MeasuredSignals signals() {
		return this.check.signals();
	}

	/**
	 * Returns the methods whose calls are measured.
	 * @return the methods
	 */
	public MeasuredMethods methods() {
		return this.methods;
	}

	/**
	 * Checks by which labels SLOs match the calls of a signal.
	 * @param signal the signal
	 * @param additional the keys of the labels that its calls have besides
	 * @throws InvalidSettingException if an SLO matches by a label that its calls do not
	 * have
	 */
	public void checkLabels(Signal signal, Collection<String> additional) {
		this.declared.checkLabels(signal, additional);
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
	 * Warns of SLOs whose calls are not measured or cannot match.
	 */
	@Override
	public synchronized void onApplicationEvent(ContextRefreshedEvent event) {
		if (this.reviewed) {
			return;
		}
		this.reviewed = true;
		for (Declared entry : this.declared.all()) {
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
		Set<TrackedSlo> matching = new LinkedHashSet<>(this.matched.by(call));
		if (matching.isEmpty() && !this.matched.all().isEmpty()) {
			this.check.saw(signal, labels);
		}
		for (String value : labels.values()) {
			TrackedSlo added = this.declared.named(value);
			if (added != null && call.match(added)) {
				matching.add(added);
			}
		}
		return List.copyOf(matching);
	}

	/**
	 * Returns calls with what counts them and what hears of them.
	 * @param calls the calls
	 * @param matching the SLOs that they match
	 * @return the calls
	 */
	public CountedCalls counted(MeasuredCalls calls, List<TrackedSlo> matching) {
		return new CountedCalls(calls, matching, this.outputs);
	}

	/**
	 * Returns what hears of calls.
	 * @return the outputs
	 */
	public CallOutputs outputs() {
		return this.outputs;
	}

	/**
	 * Returns the thresholds of all objectives that can be about certain calls.
	 * @param signal the signal of the calls
	 * @param known the labels of the calls that are known
	 * @return the thresholds
	 */
	public Set<Duration> thresholds(Signal signal, Map<String, String> known) {
		return this.declared.thresholds(signal, known);
	}

	/**
	 * Returns whether an SLO of the configuration matches calls of a signal by the value
	 * of a label.
	 * @param signal the signal
	 * @param label the key of the label
	 * @return whether the value counts
	 */
	public boolean matchesBy(Signal signal, String label) {
		return this.matched.isAnyBy(signal, new LabelKey(label));
	}

	/**
	 * Returns all SLOs.
	 * @return the SLOs by name
	 */
	public List<TrackedSlo> slos() {
		return this.declared.tracked();
	}

	/**
	 * Returns the SLOs of the configuration.
	 * @return the SLOs by name
	 */
	public List<TrackedSlo> configured() {
		return this.matched.all();
	}

	/**
	 * Returns the name of the application that has these SLOs.
	 * @return the value of the label {@code application}
	 */
	public String application() {
		return this.process.application();
	}

	/**
	 * Returns what tells the process from others that count the same SLOs.
	 * @return the value of the label {@code process}
	 */
	public String process() {
		return this.process.id();
	}

	/**
	 * Returns whether events are counted.
	 * @return whether SLOs are turned on
	 */
	public boolean isCounting() {
		return this.counting;
	}

	void remember() {
		this.meters.retry();
		slos().forEach(TrackedSlo::remember);
		signals().look();
		this.declared.all().forEach((entry) -> this.check.reviewSeen(entry.tracked(), entry.source()));
	}

	private void export(TrackedSlo tracked) {
		if (this.counting) {
			this.registration.add(tracked);
		}
		if (this.causes) {
			this.outputs.follow();
		}
	}

}
