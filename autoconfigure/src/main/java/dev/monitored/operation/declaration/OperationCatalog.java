package dev.monitored.operation.declaration;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfile;
import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.failure.LogText;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.settings.InvalidSettingException;
import dev.monitored.slo.Slo;

/**
 * All operations by name. What the configuration says of an operation wins over its
 * declaration; two declarations of one name must agree.
 */
public final class OperationCatalog {

	private static final Log logger = LogFactory.getLog(OperationCatalog.class);

	static final String MONITORED = "@Monitored";

	private static final String ENTRIES = "monitored.operation.overrides";

	private final OperationAttributesParser parser;

	private final BucketProfileCatalog profiles;

	private final SloCatalog slos;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private final Map<String, Declared> operations = new TreeMap<>();

	private final Set<String> matched = new HashSet<>();

	/**
	 * Creates a catalog that knows what the configuration says.
	 * @param settings the entries of {@code monitored.operation.overrides}
	 * @param profiles the bucket profiles
	 * @param tagKeys the label keys
	 * @param slos where the SLOs of operations are added
	 * @param placeholders how placeholders in a text are replaced
	 * @throws InvalidSettingException if an entry is invalid
	 */
	public OperationCatalog(List<OperationSettings> settings, BucketProfileCatalog profiles, TagKeys tagKeys,
			SloCatalog slos, UnaryOperator<String> placeholders) {
		this.parser = new OperationAttributesParser(profiles, tagKeys, placeholders);
		this.profiles = profiles;
		this.slos = slos;
		slos.checkLabels(OperationSignals.OPERATION, tagKeys.keys());
		for (int index = 0; index < settings.size(); index++) {
			add(settings.get(index), "%s[%d]".formatted(ENTRIES, index));
		}
		for (String name : namesByHand()) {
			Operation byHand = operation(name, OperationAttributes.NONE, name);
			if (byHand.slo() != null) {
				this.slos.requireFree(name, source(byHand));
			}
		}
	}

	/**
	 * Warns of operations that the configuration names and no code declares. All that
	 * code declares is known by now.
	 */
	public synchronized void warnOfUnmatchedSettings() {
		this.slos.declares(OperationSignals.OPERATION, "operation", this.operations.keySet());
		this.slos.declares(OperationSignals.OPERATION, "operation", namesByHand());
		if (!this.operations.isEmpty() || !namesByHand().isEmpty()) {
			this.slos.signals().measure(OperationSignals.OPERATION);
		}
		for (Map.Entry<String, Entry> entry : this.entries.entrySet()) {
			if (!entry.getValue().byHand() && !this.matched.contains(entry.getKey())) {
				logger.warn(
						"%s is named '%s', but there is no such operation among %s. If code records it by hand, add by-hand: true"
							.formatted(entry.getValue().property(), entry.getKey(), this.operations.keySet()));
			}
		}
	}

	/**
	 * Asks from time to time whether an operation was called, until one was.
	 * @param isCalled returns whether there was a call
	 */
	public void askForCalls(BooleanSupplier isCalled) {
		this.slos.signals().ask(OperationSignals.OPERATION, isCalled);
	}

	/**
	 * Reports a call of an operation.
	 */
	public void called() {
		this.slos.signals().calls(OperationSignals.OPERATION).report();
	}

	/**
	 * Adds an operation that a method declares.
	 * @param name the name of the operation
	 * @param attributes what the method declares
	 * @param source the method, for messages
	 * @param annotation the annotation that it carries, for messages
	 * @return the operation, with what the configuration says of it
	 */
	Operation declare(String name, OperationAttributes attributes, String source, String annotation) {
		Operation operation = operation(name, attributes, source);
		Declared known = putIfAbsent(name, new Declared(operation, source, annotation));
		if (known != null && !known.operation().equals(operation)) {
			throw new InvalidSettingException(annotation + " on " + source, name,
					"another method, %s, under %s, declares an operation of that name with different settings"
						.formatted(known.source(), known.annotation()),
					action(annotation.equals(MONITORED) && known.annotation().equals(MONITORED)));
		}
		promise(operation);
		return operation;
	}

	private static String action(boolean canSaySettings) {
		return canSaySettings
				? "Give one of them another name, or both the same settings. Those of an entry of %s hold for both."
					.formatted(ENTRIES)
				: "Give one of them another name, or write the settings in an entry of %s, which holds for both: annotations of Micrometer have none."
					.formatted(ENTRIES);
	}

	/**
	 * Reports which operation the calls of a method are.
	 * @param method the method
	 * @param beanClass the class of the bean
	 * @param operation the operation
	 */
	void measures(Method method, Class<?> beanClass, Operation operation) {
		this.slos.methods().add(method, beanClass, OperationSignals.OPERATION, Map.of("operation", operation.name()));
	}

	/**
	 * Returns the operation that code records by hand under a name.
	 * @param name the name
	 * @return the operation, as it was declared if it was
	 */
	public Operation byHand(String name) {
		Declared known = find(name);
		return (known != null) ? known.operation() : undeclared(name);
	}

	/**
	 * Returns the SLOs that certain calls are events of.
	 * @param labels the labels of the calls, as they were before any was folded
	 * @return the SLOs
	 */
	public List<TrackedSlo> slos(Map<String, String> labels) {
		return this.slos.matching(OperationSignals.OPERATION, labels);
	}

	/**
	 * Returns calls with what counts them and what hears of them.
	 * @param operation the name of the operation, as it is exported
	 * @param labels their labels, as they are exported
	 * @param matching the SLOs that they match
	 * @return the calls
	 */
	public CountedCalls counted(String operation, Map<String, String> labels, List<TrackedSlo> matching) {
		Cause cause = new Cause("operation", operation);
		return this.slos.counted(MeasuredCalls.ofCode(OperationSignals.OPERATION, labels, cause), matching);
	}

	/**
	 * Returns whether SLOs tell calls apart by the value of a label.
	 * @param label the key of the label
	 * @return whether the value counts
	 */
	public boolean isMatchedBy(String label) {
		return this.slos.matchesBy(OperationSignals.OPERATION, label);
	}

	/**
	 * Returns the operations that the configuration says are recorded by hand.
	 * @return their names
	 */
	public Set<String> namesByHand() {
		Set<String> names = new HashSet<>();
		for (Map.Entry<String, Entry> entry : this.entries.entrySet()) {
			if (entry.getValue().byHand()) {
				names.add(entry.getKey());
			}
		}
		return names;
	}

	/**
	 * Returns whether an operation was declared by a method or by the configuration.
	 * @param name the name
	 * @return whether code, and no call, brought the name into being
	 */
	public synchronized boolean isDeclared(String name) {
		return this.operations.containsKey(name) || this.entries.containsKey(name);
	}

	OperationAttributesParser parser() {
		return this.parser;
	}

	private void add(OperationSettings settings, String property) {
		String name = settings.name();
		if (name == null || name.isBlank()) {
			throw new InvalidSettingException(property + ".name", name, "the name of the operation is missing",
					"Write the name of an operation, for example OrderService.place.");
		}
		OperationAttributes attributes = OperationAttributes.parse(OperationTexts.of(settings.written(), property),
				this.parser);
		Entry known = this.entries.putIfAbsent(name, new Entry(property, settings.byHand(), attributes));
		if (known != null) {
			throw new InvalidSettingException(property + ".name", name,
					"%s has the same name".formatted(known.property()), "Write one entry for each operation.");
		}
	}

	private synchronized @Nullable Declared find(String name) {
		return this.operations.get(name);
	}

	private synchronized @Nullable Declared putIfAbsent(String name, Declared declared) {
		this.matched.add(name);
		return this.operations.putIfAbsent(name, declared);
	}

	private Operation undeclared(String name) {
		try {
			return promise(operation(name, OperationAttributes.NONE, name));
		}
		catch (InvalidSettingException ex) {
			logger.warn(
					"The settings of the operation '%s' do not apply: %s".formatted(LogText.of(name), ex.getProblem()));
			return new Operation(name, null, Set.of(), this.profiles.get(OperationSignals.OPERATION).boundaries(),
					Map.of(), List.of());
		}
	}

	private Operation operation(String name, OperationAttributes declared, String source) {
		Entry entry = this.entries.get(name);
		OperationAttributes attributes = (entry != null) ? declared.overriddenBy(entry.attributes()) : declared;
		Slo slo = attributes.slo(name);
		if (entry != null && slo == null) {
			entry.attributes().requireNothingOfAnSlo(entry.property());
		}
		Set<Duration> thresholds = thresholds(name, slo);
		BucketProfile profile = (attributes.buckets() != null) ? attributes.buckets()
				: this.profiles.get(OperationSignals.OPERATION);
		return new Operation(name, slo, thresholds, this.profiles.union(profile, thresholds, "the operation " + source),
				attributes.tags(), attributes.noErrorFor());
	}

	private Operation promise(Operation operation) {
		Slo slo = operation.slo();
		if (slo != null) {
			this.slos.add(slo, source(operation));
		}
		return operation;
	}

	private static String source(Operation operation) {
		return "the operation '%s'".formatted(operation.name());
	}

	private Set<Duration> thresholds(String name, @Nullable Slo slo) {
		Set<Duration> thresholds = new TreeSet<>(
				this.slos.thresholds(OperationSignals.OPERATION, Map.of("operation", name)));
		if (slo != null) {
			slo.objectives().forEach((objective) -> thresholds.addAll(objective.thresholds()));
		}
		return thresholds;
	}

	private record Entry(String property, boolean byHand, OperationAttributes attributes) {

	}

	private record Declared(Operation operation, String source, String annotation) {

	}

}
