package dev.monitored.llm.recording;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.error.ErrorKind;
import dev.monitored.llm.price.Price;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.meter.ExactCounter;
import dev.monitored.registry.DeferredMeters;

/**
 * The meters of one provider and model, as they are exported. Those that only some kinds
 * of calls have are registered when such a call is known.
 */
final class ModelMeters {

	private static final double[] OUTPUT_RATES = { 5, 10, 20, 40, 80, 160, 320 };

	private final Tags tags;

	private final LlmBoundaries boundaries;

	private final DeferredMeters meters;

	private final ActiveCalls active = new ActiveCalls();

	private final ErrorCounts errors;

	private final ExactCounter promptTokens = new ExactCounter();

	private final ExactCounter completionTokens = new ExactCounter();

	private final ExactCounter cachedTokens = new ExactCounter();

	private final ExactCounter reasoningTokens = new ExactCounter();

	private final ExactCounter usageMissing = new ExactCounter();

	private final ExactCounter promptCost = new ExactCounter(Price.PICO_DOLLARS);

	private final ExactCounter completionCost = new ExactCounter(Price.PICO_DOLLARS);

	private final ExactCounter cachedCost = new ExactCounter(Price.PICO_DOLLARS);

	private final ExactCounter unpriced = new ExactCounter();

	private final List<ExactCounter> finished = Arrays.stream(FinishReason.values())
		.map((reason) -> new ExactCounter())
		.toList();

	private final DeferredDistribution firstToken = new DeferredDistribution();

	private final DeferredDistribution outputRate = new DeferredDistribution();

	private final @Nullable DeferredDistribution chunkGap;

	private final AtomicBoolean priced = new AtomicBoolean();

	private final AtomicBoolean chat = new AtomicBoolean();

	private final AtomicBoolean streaming = new AtomicBoolean();

	ModelMeters(Tags tags, ErrorCounts errors, LlmBoundaries boundaries, boolean chunkGaps, DeferredMeters meters) {
		this.tags = tags;
		this.errors = errors;
		this.boundaries = boundaries;
		this.meters = meters;
		this.chunkGap = chunkGaps ? new DeferredDistribution() : null;
	}

	/**
	 * Registers what all calls have.
	 */
	void register() {
		this.active.register(LlmMeters.ACTIVE.meterName(), LlmMeters.ACTIVE.description(), this.tags, this.meters);
		this.errors.expect(ErrorKind.labels());
		register(this.promptTokens, LlmMeters.TOKENS, this.tags.and("type", "prompt"));
		register(this.usageMissing, LlmMeters.USAGE_MISSING, this.tags);
		register(this.unpriced, LlmMeters.UNPRICED, this.tags);
	}

	/**
	 * Registers what calls have that a model answers with text.
	 */
	void expectChat() {
		if (!this.chat.get() && this.chat.compareAndSet(false, true)) {
			register(this.completionTokens, LlmMeters.TOKENS, this.tags.and("type", "completion"));
			register(this.cachedTokens, LlmMeters.TOKENS, this.tags.and("type", "cached"));
			register(this.reasoningTokens, LlmMeters.TOKENS, this.tags.and("type", "reasoning"));
			for (FinishReason reason : FinishReason.values()) {
				register(this.finished.get(reason.ordinal()), LlmMeters.FINISH,
						this.tags.and("reason", reason.label()));
			}
		}
	}

	/**
	 * Registers what streamed calls have.
	 */
	void expectStreaming() {
		if (!this.streaming.get() && this.streaming.compareAndSet(false, true)) {
			registerTimer(this.firstToken, LlmMeters.TTFT, this.boundaries.firstToken());
			this.outputRate.register((available) -> DistributionSummary.builder(LlmMeters.OUTPUT_RATE.meterName())
				.description(LlmMeters.OUTPUT_RATE.description())
				.baseUnit(LlmMeters.OUTPUT_RATE.unit())
				.tags(this.tags)
				.serviceLevelObjectives(OUTPUT_RATES)
				.register(available)::record, this.meters);
			if (this.chunkGap != null) {
				registerTimer(this.chunkGap, LlmMeters.CHUNK_GAP, this.boundaries.chunkGap());
			}
		}
	}

	/**
	 * Registers what calls with a price have. A cost of 0 would say that others are free.
	 */
	void expectCost() {
		if (!this.priced.get() && this.priced.compareAndSet(false, true)) {
			register(this.promptCost, LlmMeters.COST, this.tags.and("type", "prompt"));
			register(this.completionCost, LlmMeters.COST, this.tags.and("type", "completion"));
			register(this.cachedCost, LlmMeters.COST, this.tags.and("type", "cached"));
		}
	}

	Tags tags() {
		return this.tags;
	}

	ActiveCalls active() {
		return this.active;
	}

	ErrorCounts errors() {
		return this.errors;
	}

	DeferredDistribution firstToken() {
		return this.firstToken;
	}

	DeferredDistribution outputRate() {
		return this.outputRate;
	}

	@Nullable DeferredDistribution chunkGap() {
		return this.chunkGap;
	}

	void finished(FinishReason reason) {
		this.finished.get(reason.ordinal()).increment();
	}

	void usageMissing() {
		this.usageMissing.increment();
	}

	void unpriced() {
		this.unpriced.increment();
	}

	void used(TokenUsage usage) {
		this.promptTokens.add(usage.prompt());
		this.completionTokens.add(usage.completion());
		this.cachedTokens.add(usage.cached());
		this.reasoningTokens.add(usage.reasoning());
	}

	void cost(TokenUsage usage, @Nullable Price price) {
		if (price == null || !price.covers(usage.completion())) {
			unpriced();
			return;
		}
		this.promptCost.add(price.prompt() * usage.uncached());
		this.cachedCost.add(price.cached() * usage.cached());
		if (usage.completion() > 0) {
			this.completionCost.add(price.completion() * usage.completion());
		}
	}

	private void register(ExactCounter total, LlmMeters meter, Tags labels) {
		total.register(meter.meterName(), meter.description(), meter.unit(), labels, this.meters);
	}

	private void registerTimer(DeferredDistribution distribution, LlmMeters meter, List<Duration> timerBoundaries) {
		distribution.register((available) -> {
			Timer timer = Timer.builder(meter.meterName())
				.description(meter.description())
				.tags(this.tags)
				.serviceLevelObjectives(timerBoundaries.toArray(Duration[]::new))
				.register(available);
			return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
		}, this.meters);
	}

}
