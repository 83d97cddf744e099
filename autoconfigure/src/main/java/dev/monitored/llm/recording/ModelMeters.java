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
import dev.monitored.meter.ErrorCounts;
import dev.monitored.meter.LateDistribution;
import dev.monitored.meter.Total;
import dev.monitored.registry.LateMeterRegistry;

/**
 * The meters of one provider and model, as they are exported. Those that only some kinds
 * of calls have are registered when such a call is known.
 */
final class ModelMeters {

	private static final double[] OUTPUT_RATES = { 5, 10, 20, 40, 80, 160, 320 };

	private final Tags tags;

	private final LlmBoundaries boundaries;

	private final LateMeterRegistry registry;

	private final ActiveCalls active = new ActiveCalls();

	private final ErrorCounts errors;

	private final Total promptTokens = new Total();

	private final Total completionTokens = new Total();

	private final Total cachedTokens = new Total();

	private final Total reasoningTokens = new Total();

	private final Total usageMissing = new Total();

	private final Total promptCost = new Total(Price.PICO_DOLLARS);

	private final Total completionCost = new Total(Price.PICO_DOLLARS);

	private final Total cachedCost = new Total(Price.PICO_DOLLARS);

	private final Total unpriced = new Total();

	private final List<Total> finished = Arrays.stream(FinishReason.values()).map((reason) -> new Total()).toList();

	private final LateDistribution firstToken = new LateDistribution();

	private final LateDistribution outputRate = new LateDistribution();

	private final @Nullable LateDistribution chunkGap;

	private final AtomicBoolean priced = new AtomicBoolean();

	private final AtomicBoolean chat = new AtomicBoolean();

	private final AtomicBoolean streaming = new AtomicBoolean();

	ModelMeters(Tags tags, ErrorCounts errors, LlmBoundaries boundaries, boolean chunkGaps,
			LateMeterRegistry registry) {
		this.tags = tags;
		this.errors = errors;
		this.boundaries = boundaries;
		this.registry = registry;
		this.chunkGap = chunkGaps ? new LateDistribution() : null;
	}

	/**
	 * Registers what all calls have.
	 */
	void register() {
		this.active.register(LlmMeters.ACTIVE.meterName(), LlmMeters.ACTIVE.description(), this.tags, this.registry);
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
				.register(available)::record, this.registry);
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

	LateDistribution firstToken() {
		return this.firstToken;
	}

	LateDistribution outputRate() {
		return this.outputRate;
	}

	@Nullable LateDistribution chunkGap() {
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

	private void register(Total total, LlmMeters meter, Tags labels) {
		total.register(meter.meterName(), meter.description(), meter.unit(), labels, this.registry);
	}

	private void registerTimer(LateDistribution distribution, LlmMeters meter, List<Duration> timerBoundaries) {
		distribution.register((available) -> {
			Timer timer = Timer.builder(meter.meterName())
				.description(meter.description())
				.tags(this.tags)
				.serviceLevelObjectives(timerBoundaries.toArray(Duration[]::new))
				.register(available);
			return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
		}, this.registry);
	}

}
