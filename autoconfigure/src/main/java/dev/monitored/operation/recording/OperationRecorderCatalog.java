package dev.monitored.operation.recording;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.failure.LogText;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.CallMeter;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.operation.declaration.OperationCatalog;
import dev.monitored.operation.declaration.TagKeys;
import dev.monitored.outcome.ReturnedOutcomes;
import dev.monitored.registry.DeferredMeters;

/**
 * The recorders of all operations, one for each name.
 */
public final class OperationRecorderCatalog {

	private static final Log logger = LogFactory.getLog(OperationRecorderCatalog.class);

	private final OperationCatalog catalog;

	private final TagKeys tagKeys;

	private final LabelGuard guard;

	private final ReturnedOutcomes classifiers;

	private final DeferredMeters meters;

	private final BoundedLabel names;

	private final Map<String, OperationRecorder> recorders = new ConcurrentHashMap<>();

	private final Map<String, CallRecorder> byHand = new ConcurrentHashMap<>();

	private final FirstCall firstCall = new FirstCall();

	private volatile boolean queued;

	/**
	 * Creates recorders.
	 * @param catalog the operations
	 * @param tagKeys the label keys that every operation has
	 * @param guard what bounds the values of labels
	 * @param classifiers what finds errors among returned values
	 * @param meters where meters are registered
	 */
	public OperationRecorderCatalog(OperationCatalog catalog, TagKeys tagKeys, LabelGuard guard,
			ReturnedOutcomes classifiers, DeferredMeters meters) {
		this.catalog = catalog;
		this.tagKeys = tagKeys;
		this.guard = guard;
		this.classifiers = classifiers;
		this.meters = meters;
		this.names = guard.label(OperationMeters.DURATION.meterName(), "operation");
		catalog.askForCalls(this.firstCall::isFound);
		PublisherAdapters.load();
	}

	/**
	 * Returns the recorder of a declared operation.
	 * @param operation the operation
	 * @return its recorder
	 */
	public OperationRecorder of(Operation operation) {
		OperationRecorder known = this.recorders.get(operation.name());
		if (known != null && known.records(operation)) {
			known.register();
			return known;
		}
		this.names.admitAlways(operation.name());
		return (known != null) ? replace(known, operation) : add(operation);
	}

	/**
	 * Registers the operations that the configuration says are recorded by hand.
	 */
	public void registerByHand() {
		for (String name : this.catalog.namesByHand()) {
			find(name);
		}
	}

	/**
	 * Returns the recorder of an operation that code names as it runs.
	 * @param name the name of the operation, one of few
	 * @return its recorder
	 */
	public CallRecorder byHand(String name) {
		CallRecorder known = this.byHand.get(name);
		if (known != null) {
			return known;
		}
		called();
		return find(name);
	}

	/**
	 * Reports a call that has no recorder yet. Others report nothing.
	 */
	void called() {
		this.firstCall.found();
		this.catalog.called();
	}

	void added(CallMeter meter) {
		this.firstCall.expectIn(meter);
	}

	/**
	 * Lets operations measure from now on how long they waited in a queue: there is an
	 * executor whose tasks say it.
	 */
	public void measureQueues() {
		this.queued = true;
	}

	boolean areQueued() {
		return this.queued;
	}

	TagKeys tagKeys() {
		return this.tagKeys;
	}

	LabelGuard guard() {
		return this.guard;
	}

	ReturnedOutcomes classifiers() {
		return this.classifiers;
	}

	DeferredMeters meters() {
		return this.meters;
	}

	List<TrackedSlo> slos(Map<String, String> labels) {
		return this.catalog.slos(labels);
	}

	CountedCalls counted(String operation, Map<String, String> labels, List<TrackedSlo> slos) {
		return this.catalog.counted(operation, labels, slos);
	}

	boolean isMatchedBy(String key) {
		return this.catalog.isMatchedBy(key);
	}

	private CallRecorder find(String name) {
		String bounded = bounded(name);
		boolean isFolded = bounded.equals(LabelValue.OTHER) && !bounded.equals(name);
		return (isFolded && isMatchedBy("operation")) ? folded(name) : addByHand(bounded);
	}

	private CallRecorder folded(String name) {
		OperationRecorder known = this.recorders.get(LabelValue.OTHER);
		return ((known != null) ? known : of(this.catalog.byHand(LabelValue.OTHER))).folded(name);
	}

	private CallRecorder addByHand(String name) {
		CallRecorder known = this.byHand.get(name);
		if (known != null) {
			return known;
		}
		OperationRecorder operation = of(this.catalog.byHand(name));
		CallRecorder added = operation.calls(Map.of(), ReturnType.OBJECT);
		CallRecorder raced = this.byHand.putIfAbsent(name, added);
		if (this.recorders.get(name) != operation) {
			this.byHand.remove(name, added); // it was declared meanwhile
		}
		return (raced != null) ? raced : added;
	}

	/**
	 * Adds a recorder. It is known before its meters are registered, since what the
	 * registry calls meanwhile may be recorded too. If the registration breaks off, the
	 * next one that asks for the recorder goes on with it.
	 * @param operation the operation
	 * @return its recorder
	 */
	private OperationRecorder add(Operation operation) {
		OperationRecorder added = new OperationRecorder(operation, this);
		OperationRecorder raced = this.recorders.putIfAbsent(operation.name(), added);
		if (raced != null) {
			return raced.records(operation) ? raced : replace(raced, operation);
		}
		added.register();
		return added;
	}

	private OperationRecorder replace(OperationRecorder known, Operation operation) {
		logger.warn(
				"Operation '%s' was recorded by hand before a method declared it; its thresholds may be no bucket boundaries, and the calls until now are no events of its objectives"
					.formatted(LogText.of(operation.name())));
		OperationRecorder declared = known.with(operation);
		this.recorders.put(operation.name(), declared);
		this.byHand.remove(operation.name());
		return declared;
	}

	private String bounded(String name) {
		if (this.catalog.isDeclared(name)) {
			this.names.admitAlways(name);
		}
		return this.names.admit(name);
	}

}
