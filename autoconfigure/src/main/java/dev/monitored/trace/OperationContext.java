package dev.monitored.trace;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationView;
import io.micrometer.tracing.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation that is traced. The application does not know of it, and
 * means the observation around it when it adds to the current one.
 */
final class OperationContext extends Observation.Context {

	private final String operation;

	private final Span parent;

	OperationContext(String operation, Span parent) {
		this.operation = operation;
		this.parent = parent;
	}

	String operation() {
		return this.operation;
	}

	Span parent() {
		return this.parent;
	}

	@Override
	public Observation.Context addLowCardinalityKeyValue(KeyValue keyValue) {
		Observation.Context around = around();
		return (around != null) ? around.addLowCardinalityKeyValue(keyValue)
				: super.addLowCardinalityKeyValue(keyValue);
	}

	@Override
	public Observation.Context addHighCardinalityKeyValue(KeyValue keyValue) {
		Observation.Context around = around();
		return (around != null) ? around.addHighCardinalityKeyValue(keyValue)
				: super.addHighCardinalityKeyValue(keyValue);
	}

	private Observation.@Nullable Context around() {
		ObservationView observation = getParentObservation();
		return (observation != null && observation.getContextView() instanceof Observation.Context context) ? context
				: null;
	}

}
