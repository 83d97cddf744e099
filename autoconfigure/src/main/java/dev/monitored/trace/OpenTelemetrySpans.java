package dev.monitored.trace;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.CallTracing;
import dev.monitored.cause.Cause;
import dev.monitored.failure.FailureLog;

/**
 * The spans of OpenTelemetry's agent, which traces operations only where it is told to.
 * The current one is marked.
 */
final class OpenTelemetrySpans implements CallTracing {

	private static final FailureLog failures = new FailureLog(OpenTelemetrySpans.class);

	private final MarkedSpans marked = new MarkedSpans();

	@Override
	public void mark(List<BrokenObjective> broken, @Nullable Cause cause) {
		try {
			Span span = Span.current();
			if (span.isRecording()) {
				SpanMarks marks = this.marked.mark(span.getSpanContext().getSpanId(), broken, cause);
				span.setAttribute(SpanMarks.BROKEN, true);
				marks.texts().forEach(span::setAttribute);
			}
		}
		catch (Throwable ex) {
			failures.failed("The span of a call that broke an objective is not marked", ex);
		}
	}

	@Override
	public @Nullable String traceId() {
		try {
			SpanContext context = Span.current().getSpanContext();
			return context.isSampled() ? context.getTraceId() : null;
		}
		catch (Throwable ex) {
			failures.failed("The trace of a call that broke an objective is not known", ex);
			return null;
		}
	}

}
