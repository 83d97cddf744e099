package dev.monitored.trace;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;

/**
 * What is known of an operation that is traced.
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

}
