package dev.monitored.operation.recording;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.declaration.TagKeys;
import dev.monitored.outcome.OutcomeClassifiers;
import dev.monitored.registry.LateMeterRegistry;

/**
 * The recorders of all operations, one for each name.
 */
public final class OperationRecorders {

	private static final Log logger = LogFactory.getLog(OperationRecorders.class);

	private final OperationCatalog catalog;

	private final TagKeys tagKeys;

	private final LabelGuard guard;

	private final OutcomeClassifiers classifiers;

	private final LateMeterRegistry registry;

	private final BoundedLabel names;

	private final Map<String, OperationRecorder> recorders = new ConcurrentHashMap<>();

	private final Map<String, CallRecorder> byHand = new ConcurrentHashMap<>();

	/**
	 * Creates recorders.
	 * @param catalog the operations
	 * @param tagKeys the label keys that every operation has
	 * @param guard what bounds the values of labels
	 * @param classifiers what tells errors among returned values
	 * @param registry where meters are registered
	 */
	public OperationRecorders(OperationCatalog catalog, TagKeys tagKeys, LabelGuard guard,
			OutcomeClassifiers classifiers, LateMeterRegistry registry) {
		this.catalog = catalog;
		this.tagKeys = tagKeys;
		this.guard = guard;
		this.classifiers = classifiers;
		this.registry = registry;
		this.names = guard.label(OperationMeters.DURATION.meterName(), "operation");
	}

	/**
	 * Returns the recorder of a declared operation.
	 * @param operation the operation
	 * @return its recorder
	 */
	public OperationRecorder of(Operation operation) {
		return this.recorders.compute(operation.name(), (name, known) -> {
			this.names.admitAlways(name);
			return (known != null && known.records(operation)) ? known : recorder(operation, known);
		});
	}

	/**
	 * Registers the operations that the configuration says are recorded by hand.
	 */
	public void registerByHand() {
		this.catalog.namesByHand().forEach(this::byHand);
	}

	/**
	 * Returns the recorder of an operation that code names as it runs.
	 * @param name the name of the operation, one of few
	 * @return its recorder
	 */
	public CallRecorder byHand(String name) {
		CallRecorder known = this.byHand.get(name);
		return (known != null) ? known : this.byHand.computeIfAbsent(bounded(name),
				(bounded) -> of(this.catalog.byHand(bounded)).calls(Map.of(), ReturnType.OBJECT));
	}

	TagKeys tagKeys() {
		return this.tagKeys;
	}

	LabelGuard guard() {
		return this.guard;
	}

	OutcomeClassifiers classifiers() {
		return this.classifiers;
	}

	LateMeterRegistry registry() {
		return this.registry;
	}

	private OperationRecorder recorder(Operation operation, @Nullable OperationRecorder known) {
		if (known != null) {
			logger.warn(
					"Operation '%s' was recorded by hand before a method declared it; its thresholds may be no bucket boundaries"
						.formatted(operation.name()));
			this.byHand.remove(operation.name());
		}
		return new OperationRecorder(operation, this);
	}

	private String bounded(String name) {
		if (this.catalog.isDeclared(name)) {
			this.names.admitAlways(name);
		}
		return this.names.admit(name);
	}

}
