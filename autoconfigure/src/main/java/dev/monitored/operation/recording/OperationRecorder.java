package dev.monitored.operation.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Tags;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import dev.monitored.failure.LogText;
import dev.monitored.indicator.CountedCalls;
import dev.monitored.indicator.TrackedSlo;
import dev.monitored.known.KnownValues;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.operation.declaration.Operation;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * Records the calls of one operation, whichever method makes them.
 */
public final class OperationRecorder {

	private static final Log logger = LogFactory.getLog(OperationRecorder.class);

	private final Operation operation;

	private final OperationRecorderCatalog recorders;

	private final ActiveCalls active;

	private final ErrorCounts errors;

	private final QueueTimer queue;

	private final ThrownOutcomes thrown;

	private final KnownValues<FoldedCalls, CallRecorder> folded = new KnownValues<>(
			(calls) -> calls(calls.values(), calls.returnType(), calls.slos()));

	private final AtomicBoolean checked = new AtomicBoolean();

	private final AtomicBoolean leftAlone = new AtomicBoolean();

	OperationRecorder(Operation operation, OperationRecorderCatalog recorders) {
		this(operation, recorders,
				new ActiveCalls(OperationMeters.ACTIVE.meterName(), OperationMeters.ACTIVE.description(),
						Tags.of("operation", operation.name()), recorders.meters()),
				new ErrorCounts(OperationMeters.ERRORS.meterName(), OperationMeters.ERRORS.description(),
						Tags.of("operation", operation.name()),
						recorders.guard().label(OperationMeters.ERRORS.meterName(), "error"), recorders.meters()),
				new QueueTimer(operation, recorders.meters()));
	}

	private OperationRecorder(Operation operation, OperationRecorderCatalog recorders, ActiveCalls active,
			ErrorCounts errors, QueueTimer queue) {
		this.operation = operation;
		this.recorders = recorders;
		this.active = active;
		this.errors = errors;
		this.queue = queue;
		this.thrown = new ThrownOutcomes(operation.noErrorFor());
	}

	/**
	 * Registers what exists once for the operation, unless it is.
	 */
	void register() {
		this.active.register();
	}

	/**
	 * Returns a recorder of the same operation as it was declared later, with the same
	 * calls in flight.
	 * @param declared the operation
	 * @return its recorder
	 */
	OperationRecorder with(Operation declared) {
		return new OperationRecorder(declared, this.recorders, this.active, this.errors, this.queue);
	}

	/**
	 * Returns the recorder of one label set.
	 * @param values the values of declared tag keys that calls bring along
	 * @param returnType the declared type of the calls' results
	 * @return the recorder
	 */
	public CallRecorder calls(Map<String, String> values, ReturnType returnType) {
		return calls(values, returnType, this.recorders.slos(labels(this.operation.name(), values)));
	}

	/**
	 * Returns the recorder of calls of which a value was folded. They stay events of the
	 * SLOs that match the value.
	 * @param folded the values of declared tag keys as they are exported
	 * @param values the values before they were folded
	 * @param returnType the declared type of the calls' results
	 * @return the recorder
	 */
	public CallRecorder folded(Map<String, String> folded, Map<String, String> values, ReturnType returnType) {
		FoldedCalls calls = new FoldedCalls(folded, returnType,
				this.recorders.slos(labels(this.operation.name(), values)));
		if (this.folded.find(calls) == null) {
			called();
		}
		return this.folded.get(calls);
	}

	/**
	 * Returns the recorder of calls whose operation was folded.
	 * @param name the name of the operation
	 * @return the recorder
	 */
	CallRecorder folded(String name) {
		return this.folded
			.get(new FoldedCalls(Map.of(), ReturnType.OBJECT, this.recorders.slos(labels(name, Map.of()))));
	}

	/**
	 * Reports a call that has no recorder yet.
	 */
	public void called() {
		this.recorders.called();
	}

	/**
	 * Returns whether the SLOs of a call depend on the value of a label.
	 * @param key the key of the label
	 * @return whether the value counts
	 */
	public boolean isMatchedBy(String key) {
		return this.recorders.isMatchedBy(key);
	}

	private CallRecorder calls(Map<String, String> values, ReturnType returnType, List<TrackedSlo> slos) {
		Tags tags = Tags.empty();
		for (Map.Entry<String, String> label : labels(this.operation.name(), values).entrySet()) {
			tags = tags.and(label.getKey(), label.getValue());
		}
		CallTimers timers = new CallTimers(OperationMeters.DURATION.meterName(), OperationMeters.DURATION.description(),
				tags, this.operation.boundaries(), returnType.statuses());
		CountedCalls counted = this.recorders.counted(this.operation.name(), timers.labels(), slos);
		CallMeter meter = new CallMeter(timers, this.active, this.errors, counted, this.recorders.meters());
		this.recorders.added(meter);
		checkOnce(tags);
		return new CallRecorder(this, meter, new CallOutcomes(this.thrown, this.recorders.classifiers()), returnType,
				counted);
	}

	private void checkOnce(Tags tags) {
		if (this.checked.compareAndSet(false, true)) {
			this.recorders.meters()
				.registration(OperationMeters.DURATION.meterName(),
						(registry) -> ThresholdBoundaries.check(this.operation, tags, registry))
				.ensure();
		}
	}

	/**
	 * Returns how long the call waited in a queue that this thread is about to begin.
	 * @return the time in nanoseconds, 0 if it is not the first one of a task
	 */
	long waited() {
		return this.recorders.areQueued() ? this.queue.take() : 0;
	}

	String name() {
		return this.operation.name();
	}

	boolean records(Operation other) {
		return this.operation.equals(other);
	}

	void leaveAlone(Object result) {
		if (this.leftAlone.compareAndSet(false, true)) {
			logger.warn(
					"Operation '%s' returned a %s, which cannot be measured without changing its type; such results are not recorded. Return a Flux or a Mono, or record by hand"
						.formatted(LogText.of(this.operation.name()), result.getClass().getName()));
		}
	}

	private Map<String, String> labels(String name, Map<String, String> values) {
		Map<String, String> labels = new LinkedHashMap<>();
		labels.put("operation", name);
		for (String key : this.recorders.tagKeys().keys()) {
			labels.put(key, values.getOrDefault(key, this.operation.tags().getOrDefault(key, LabelValue.NONE)));
		}
		return labels;
	}

	/**
	 * Calls that are exported alike and are events of the same SLOs.
	 *
	 * @param values the values of declared tag keys
	 * @param returnType the declared type of the calls' results
	 * @param slos the SLOs
	 */
	private record FoldedCalls(Map<String, String> values, ReturnType returnType, List<TrackedSlo> slos) {

	}

}
