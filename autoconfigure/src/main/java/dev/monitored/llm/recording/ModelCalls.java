package dev.monitored.llm.recording;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.call.BrokenObjective;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.label.LabelValue;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.slo.Signal;

/**
 * Records the calls of one provider and model.
 */
public final class ModelCalls {

	private static final double NANOS_IN_SECOND = 1e9;

	private final ModelMeters meters;

	private final MatchedModel matched;

	private final LlmBoundaries boundaries;

	private final SloCatalog slos;

	private final DeferredMeters registry;

	private final FirstTokens firstTokens;

	private final AtomicReference<@Nullable CallMeter> streaming = new AtomicReference<>();

	private final AtomicReference<@Nullable CallMeter> blocking = new AtomicReference<>();

	ModelCalls(ModelMeters meters, MatchedModel matched, LlmBoundaries boundaries, SloCatalog slos,
			DeferredMeters registry) {
		this.meters = meters;
		this.matched = matched;
		this.boundaries = boundaries;
		this.registry = registry;
		this.slos = slos;
		this.firstTokens = new FirstTokens(
				slos.counted(calls(LlmSignals.LLM_TTFT, meters.tags()), matched.firstTokenSlos()));
		if (matched.price() != null) {
			meters.expectCost();
		}
	}

	private static MeasuredCalls calls(Signal signal, Tags tags) {
		Map<String, String> labels = tags.stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
		return MeasuredCalls.ofResource(signal, labels,
				new Cause("llm", labels.getOrDefault("model", LabelValue.NONE)));
	}

	/**
	 * Returns what times the calls of a kind. Their series exist from now on.
	 * @param kind the kind of the calls
	 * @return the meter
	 */
	public CallMeter meter(CallKind kind) {
		if (kind == CallKind.STREAMING) {
			return streaming();
		}
		CallMeter known = this.blocking.get();
		if (known == null) {
			known = add(this.blocking, kind, EnumSet.of(Status.SUCCESS, Status.ERROR, Status.EMPTY));
		}
		if (kind == CallKind.CHAT) {
			this.meters.expectChat();
		}
		return known;
	}

	/**
	 * Returns where the time between chunks is recorded.
	 * @return the timer, or {@code null} if that is not wanted
	 */
	public @Nullable DeferredDistribution chunkGap() {
		return this.meters.chunkGap();
	}

	/**
	 * Reports that a streamed answer has been asked for, whose first token is awaited.
	 */
	public void firstTokenAwaited() {
		this.firstTokens.awaited();
	}

	/**
	 * Reports that the time of an awaited first token will not be known.
	 */
	public void firstTokenForgotten() {
		this.firstTokens.forgotten();
	}

	/**
	 * Records the first token of an answer.
	 * @param start the start of the call
	 * @param now when the token arrived
	 * @return the objectives that it broke
	 */
	public List<BrokenObjective> firstToken(long start, long now) {
		List<BrokenObjective> broken = this.firstTokens.arrived(start, now - start);
		this.meters.firstToken().record(now - start);
		return broken;
	}

	/**
	 * Records that a streamed answer ended before its first token.
	 * @param outcome how it ended
	 * @param start the start of the call
	 * @param end its end
	 * @return the objectives that this broke
	 */
	public List<BrokenObjective> noFirstToken(Outcome outcome, long start, long end) {
		return this.firstTokens.missed(outcome, start, end - start);
	}

	/**
	 * Records why a model stopped.
	 * @param reason the reason
	 */
	public void finished(FinishReason reason) {
		this.meters.finished(reason);
	}

	/**
	 * Records what an answer used and what that costs.
	 * @param usage the tokens
	 */
	public void used(TokenUsage usage) {
		this.meters.used(usage);
		this.meters.cost(usage, this.matched.price());
	}

	/**
	 * Records that an answer came to its end without the number of its tokens.
	 */
	public void usageMissing() {
		this.meters.usageMissing();
	}

	/**
	 * Records that the cost of a call is not known.
	 */
	public void unpriced() {
		this.meters.unpriced();
	}

	/**
	 * Records how fast an answer was streamed.
	 * @param tokens the number of its tokens
	 * @param nanos how long it took from the first one to the end
	 */
	public void outputRate(long tokens, long nanos) {
		if (tokens > 0 && nanos > 0) {
			this.meters.outputRate().record(tokens * NANOS_IN_SECOND / nanos);
		}
	}

	private CallMeter streaming() {
		CallMeter known = this.streaming.get();
		if (known == null) {
			known = add(this.streaming, CallKind.STREAMING, EnumSet.allOf(Status.class));
		}
		this.meters.expectChat();
		this.meters.expectStreaming();
		return known;
	}

	private CallMeter add(AtomicReference<@Nullable CallMeter> reference, CallKind kind, Set<Status> expected) {
		CallTimers timers = new CallTimers(LlmMeters.LATENCY.meterName(), LlmMeters.LATENCY.description(),
				this.meters.tags().and("stream.mode", kind.streamMode()), this.boundaries.latency(), expected);
		CallMeter added = new CallMeter(timers, this.meters.active(), this.meters.errors(),
				this.slos.counted(calls(LlmSignals.LLM, timers.tags()), this.matched.slos(kind)), this.registry);
		CallMeter raced = reference.compareAndExchange(null, added);
		return (raced != null) ? raced : added;
	}

}
