package dev.monitored.trace;

import java.util.List;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallSpan;
import dev.monitored.call.CallTracing;
import dev.monitored.call.CurrentSpan;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;
import dev.monitored.failure.StackRoom;

/**
 * The spans of Micrometer's tracer. Operations are observed by a registry of their own,
 * of which nothing but the tracer hears: so clients find the span of an operation as they
 * find any other.
 */
final class TracerSpans implements CallTracing {

	private static final FailureLog failures = new FailureLog(TracerSpans.class);

	private final Supplier<Tracer> tracer;

	private final ObservationRegistry observations = ObservationRegistry.create();

	private final MarkedSpans marked = new MarkedSpans();

	/**
	 * Creates spans.
	 * @param tracer returns the tracer, when there is a first call
	 */
	TracerSpans(Supplier<Tracer> tracer) {
		this.tracer = tracer;
		this.observations.observationConfig().observationHandler(new OperationSpanHandler(tracer));
	}

	@Override
	public @Nullable CallSpan begin(String name, @Nullable Object parent) {
		try {
			Observation caller = (parent instanceof Observation observation) ? observation : null;
			Span above = (caller != null) ? span(caller.getContextView()) : null;
			if (above == null) {
				above = this.tracer.get().currentSpan();
			}
			return (above != null && isSampled(above)) ? OperationSpan.begin(name, above, caller, this.observations)
					: null;
		}
		catch (Throwable ex) {
			failures.failed("A call has no span", ex);
			return null;
		}
	}

	@Override
	public @Nullable CurrentSpan within(Observation.ContextView observed) {
		try {
			Span span = span(observed);
			boolean isOpened = span != null && isSampled(span) && StackRoom.isThere(OperationSpan.FRAMES_TO_OPEN);
			return isOpened ? closing(this.tracer.get().withSpan(span)) : null;
		}
		catch (Throwable ex) {
			failures.failed("It is not known which span belongs to a call", ex);
			return null;
		}
	}

	private static CurrentSpan closing(Tracer.SpanInScope scope) {
		return () -> {
			try {
				scope.close();
			}
			catch (Throwable ex) {
				failures.failed("The span of a call stays the current one", ex);
			}
		};
	}

	@Override
	public void mark(List<BrokenObjective> broken, @Nullable Cause cause) {
		try {
			Span span = this.tracer.get().currentSpan();
			if (span != null && !span.isNoop()) {
				SpanMarks marks = this.marked.mark(span.context().spanId(), broken, cause);
				span.tag(SpanMarks.BROKEN, true);
				marks.texts().forEach(span::tag);
			}
		}
		catch (Throwable ex) {
			failures.failed("The span of a call that broke an objective is not marked", ex);
		}
	}

	@Override
	public @Nullable String traceId() {
		try {
			Span span = this.tracer.get().currentSpan();
			return (span != null && isSampled(span)) ? span.context().traceId() : null;
		}
		catch (Throwable ex) {
			failures.failed("The trace of a call that broke an objective is not known", ex);
			return null;
		}
	}

	private static @Nullable Span span(Observation.ContextView observed) {
		TracingContext tracing = observed.get(TracingContext.class);
		return (tracing != null) ? tracing.getSpan() : null;
	}

	// Only a decision that was made is one: to sample would otherwise depend on us.
	private static boolean isSampled(Span span) {
		return Boolean.TRUE.equals(span.context().sampled());
	}

}
