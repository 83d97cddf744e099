package dev.monitored.trace;

import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler;

/**
 * Begins and ends the spans of operations, and makes them the current ones. The name of a
 * span is that of its operation, in which Micrometer's handler would replace letters.
 */
final class OperationSpanHandler implements TracingObservationHandler<Observation.Context> {

	private final Supplier<Tracer> tracer;

	OperationSpanHandler(Supplier<Tracer> tracer) {
		this.tracer = tracer;
	}

	@Override
	public Tracer getTracer() {
		return this.tracer.get();
	}

	@Override
	public void onStart(Observation.Context context) {
		if (context instanceof OperationContext operation) {
			Span span = getTracer().spanBuilder()
				.setParent(operation.parent().context())
				.name(operation.operation())
				.start();
			getTracingContext(context).setSpan(span);
		}
	}

	@Override
	public void onEvent(Observation.Event event, Observation.Context context) {
		if (context.getParentObservation() instanceof Observation around) {
			around.event(event);
		}
	}

	@Override
	public void onError(Observation.Context context) {
		Throwable error = context.getError();
		if (error != null && context.getParentObservation() instanceof Observation around) {
			around.error(error);
		}
	}

	@Override
	public void onStop(Observation.Context context) {
		endSpan(context, getRequiredSpan(context));
	}

}
