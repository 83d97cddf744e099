package dev.monitored.llm.recording;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.llm.price.PriceList;
import dev.monitored.meter.CallMeter;
import dev.monitored.meter.CallTimers;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.outcome.Status;
import dev.monitored.registry.DeferredMeters;

/**
 * What records the calls of all models, and the tools that these call. Names that the
 * guard admits are remembered; others are looked up with each call.
 */
public final class LlmRecorders {

	private final PriceList prices;

	private final SloCatalog slos;

	private final LabelGuard guard;

	private final LlmBoundaries boundaries;

	private final boolean chunkGaps;

	private final DeferredMeters registry;

	private final Supplier<BoundedLabel> providers;

	private final Supplier<BoundedLabel> models;

	private final Supplier<BoundedLabel> tools;

	private final HttpAttempts attempts;

	private final Map<String, Map<String, ModelCalls>> known = new ConcurrentHashMap<>();

	private final Map<FoldedCalls, ModelCalls> folded = new ConcurrentHashMap<>();

	private final Map<Tags, ModelMeters> meters = new ConcurrentHashMap<>();

	private final Map<String, CallMeter> toolMeters = new ConcurrentHashMap<>();

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
		this.prices = prices;
		this.slos = slos;
		this.guard = guard;
		this.boundaries = LlmBoundaries.from(profiles, slos);
		this.chunkGaps = chunkGaps;
		this.registry = registry;
		this.providers = label(LlmMeters.LATENCY, "provider");
		this.models = label(LlmMeters.LATENCY, "model");
		this.tools = label(LlmMeters.TOOL, "tool");
		this.attempts = new HttpAttempts(this.providers, label(LlmMeters.HTTP_ATTEMPTS, "status"), registry);
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
		this.slos.signals().called(LlmSignals.LLM);
		if (kind == CallKind.STREAMING) {
			this.slos.signals().called(LlmSignals.LLM_TTFT);
		}
	}

	/**
	 * Returns what records the calls of a model.
	 * @param provider the name of its provider, if it is known
	 * @param model the name of the model, if it is known
	 * @return what records
	 */
	public ModelCalls calls(@Nullable String provider, @Nullable String model) {
		String providerName = text(provider);
		String modelName = text(model);
		Map<String, ModelCalls> ofProvider = this.known.get(providerName);
		ModelCalls calls = (ofProvider != null) ? ofProvider.get(modelName) : null;
		return (calls != null) ? calls : find(providerName, modelName);
	}

	/**
	 * Returns what times a tool.
	 * @param tool the name of the tool
	 * @return the meter
	 */
	public CallMeter tool(@Nullable String tool) {
		String admitted = this.tools.get().admit(text(tool));
		CallMeter meter = this.toolMeters.get(admitted);
		return (meter != null) ? meter : addTool(admitted);
	}

	/**
	 * Returns what counts the requests that clients send.
	 * @return the counters
	 */
	public HttpAttempts attempts() {
		return this.attempts;
	}

	private Supplier<BoundedLabel> label(LlmMeters meter, String label) {
		return SingletonSupplier.of(() -> this.guard.label(meter.meterName(), label));
	}

	private static String text(@Nullable String name) {
		return (name != null && !name.isBlank()) ? name : BoundedLabel.UNKNOWN;
	}

	private ModelCalls find(String provider, String model) {
		String providerLabel = this.providers.get().admit(provider);
		String modelLabel = this.models.get().admit(model);
		MatchedModel matched = MatchedModel.of(provider, model, this.slos, this.prices);
		if (providerLabel.equals(provider) && modelLabel.equals(model)) {
			return putIfAbsent(models(provider), model, create(providerLabel, modelLabel, matched));
		}
		FoldedCalls key = new FoldedCalls(providerLabel, modelLabel, matched);
		ModelCalls calls = this.folded.get(key);
		return (calls != null) ? calls : putIfAbsent(this.folded, key, create(providerLabel, modelLabel, matched));
	}

	private Map<String, ModelCalls> models(String provider) {
		Map<String, ModelCalls> added = new ConcurrentHashMap<>();
		Map<String, ModelCalls> raced = this.known.putIfAbsent(provider, added);
		return (raced != null) ? raced : added;
	}

	private static <K> ModelCalls putIfAbsent(Map<K, ModelCalls> calls, K key, ModelCalls added) {
		ModelCalls raced = calls.putIfAbsent(key, added);
		return (raced != null) ? raced : added;
	}

	private ModelCalls create(String provider, String model, MatchedModel matched) {
		Tags tags = Tags.of("provider", provider, "model", model);
		ModelMeters known = this.meters.get(tags);
		ModelMeters shared = (known != null) ? known : addMeters(tags);
		shared.register();
		return new ModelCalls(shared, matched, this.boundaries, this.registry);
	}

	private ModelMeters addMeters(Tags tags) {
		ErrorCounts errors = new ErrorCounts(LlmMeters.ERRORS.meterName(), LlmMeters.ERRORS.description(), tags,
				this.guard.label(LlmMeters.ERRORS.meterName(), "error"), this.registry);
		ModelMeters added = new ModelMeters(tags, errors, this.boundaries, this.chunkGaps, this.registry);
		ModelMeters raced = this.meters.putIfAbsent(tags, added);
		return (raced != null) ? raced : added;
	}

	private CallMeter addTool(String tool) {
		CallTimers timers = new CallTimers(LlmMeters.TOOL.meterName(), LlmMeters.TOOL.description(),
				Tags.of("tool", tool), this.boundaries.tool(), EnumSet.of(Status.SUCCESS, Status.ERROR));
		CallMeter added = new CallMeter(timers, null, null, List.of(), this.registry);
		CallMeter raced = this.toolMeters.putIfAbsent(tool, added);
		return (raced != null) ? raced : added;
	}

	/**
	 * Calls that are exported alike and of which the settings say the same.
	 *
	 * @param provider the name of the provider as it is exported
	 * @param model the name of the model as it is exported
	 * @param matched what the settings say
	 */
	private record FoldedCalls(String provider, String model, MatchedModel matched) {

	}

}
