package dev.monitored.llm.recording;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.call.MeasuredCalls;
import dev.monitored.catalog.SignalCalls;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.cause.Cause;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.known.KnownValues;
import dev.monitored.llm.price.PriceList;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.slo.Signal;

/**
 * What records the calls of all models, and the tools that these call. Names that the
 * guard admits are remembered; others are looked up with each call.
 */
public final class LlmRecorders {

	private static final Signal TOOL = Signal.of("llm-tool", "llm", "tool");

	private final SloCatalog slos;

	private final SignalCalls calls;

	private final SignalCalls firstTokens;

	private final LabelGuard guard;

	private final LlmBoundaries boundaries;

	private final DeferredMeters registry;

	private final Supplier<BoundedLabel> tools;

	private final HttpAttempts attempts;

	private final ModelRecorders models;

	private final KnownValues<String, CallMeter> toolMeters = new KnownValues<>(this::createTool);

	/**
	 * Creates recorders. An application without models has no meters of them.
	 * @param prices what tokens cost
	 * @param slos the SLOs
	 * @param guard what bounds the values of labels
	 * @param profiles the bucket profiles
	 * @param chunkGaps whether the time between chunks is recorded
	 * @param registry where meters are registered
	 */
	public LlmRecorders(PriceList prices, SloCatalog slos, LabelGuard guard, BucketProfileCatalog profiles,
			boolean chunkGaps, DeferredMeters registry) {
		this.slos = slos;
		this.calls = slos.signals().calls(LlmSignals.LLM);
		this.firstTokens = slos.signals().calls(LlmSignals.LLM_TTFT);
		this.guard = guard;
		this.boundaries = LlmBoundaries.from(profiles, slos);
		this.registry = registry;
		this.tools = guard.labelOnDemand(LlmMeters.TOOL.meterName(), "tool");
		Supplier<BoundedLabel> providers = guard.labelOnDemand(LlmMeters.LATENCY.meterName(), "provider");
		this.attempts = new HttpAttempts(providers, guard.labelOnDemand(LlmMeters.HTTP_ATTEMPTS.meterName(), "status"),
				registry);
		this.models = new ModelRecorders(prices, slos, guard, this.boundaries, chunkGaps, registry, providers,
				guard.labelOnDemand(LlmMeters.LATENCY.meterName(), "model"));
		slos.declares(LlmSignals.LLM, "stream.mode",
				Arrays.stream(CallKind.values()).map(CallKind::streamMode).distinct().toList());
	}

	/**
	 * Reports that there are models whose calls will be recorded.
	 * @param kind the kind of the calls
	 */
	public void measure(CallKind kind) {
		this.slos.signals().measure(LlmSignals.LLM);
		if (kind == CallKind.STREAMING) {
			this.slos.signals().measure(LlmSignals.LLM_TTFT);
		}
	}

	/**
	 * Reports that a model is called.
	 * @param kind the kind of the call
	 */
	public void called(CallKind kind) {
		this.calls.report();
		if (kind == CallKind.STREAMING) {
			this.firstTokens.report();
		}
	}

	/**
	 * Returns what records the calls of a model.
	 * @param provider the name of its provider, if it is known
	 * @param model the name of the model, if it is known
	 * @return what records
	 */
	public ModelCalls calls(@Nullable String provider, @Nullable String model) {
		return this.models.calls(text(provider), text(model));
	}

	/**
	 * Returns what times a tool.
	 * @param tool the name of the tool
	 * @return the meter
	 */
	public CallMeter tool(@Nullable String tool) {
		return this.toolMeters.get(this.tools.get().admit(text(tool)));
	}

	/**
	 * Returns what counts the requests that clients send.
	 * @return the counters
	 */
	public HttpAttempts attempts() {
		return this.attempts;
	}

	private static String text(@Nullable String name) {
		return (name != null && !name.isBlank()) ? name : BoundedLabel.UNKNOWN;
	}

	private CallMeter createTool(String tool) {
		CallTimers timers = new CallTimers(LlmMeters.TOOL.meterName(), LlmMeters.TOOL.description(),
				Tags.of("tool", tool), this.boundaries.tool(), EnumSet.of(Status.SUCCESS, Status.ERROR));
		Cause cause = new Cause("operation", tool);
		return new CallMeter(timers, null, null,
				this.slos.counted(MeasuredCalls.ofCode(TOOL, timers.labels(), cause), List.of()), this.registry);
	}

}
