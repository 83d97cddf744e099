package dev.monitored.llm.recording;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import dev.monitored.llm.error.ErrorKind;
import dev.monitored.llm.price.Price;
import dev.monitored.meter.ActiveCalls;
import dev.monitored.meter.DeferredDistribution;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.ExactCounter;

/**
 * The meters of one provider and model, as they are exported. Those that only some kinds
 * of calls have are registered when such a call is known.
 */
final class ModelMeters {

	private static final double[] OUTPUT_RATES = { 5, 10, 20, 40, 80, 160, 320 };

	private final Tags tags;

	private final DeferredMeters meters;

	private final ActiveCalls active;

	private final ErrorCounts errors;

	private final ExactCounter promptTokens;

	private final ExactCounter completionTokens;

	private final ExactCounter cachedTokens;

	private final ExactCounter reasoningTokens;

	private final ExactCounter usageMissing;

	private final ExactCounter promptCost;

	private final ExactCounter completionCost;

	private final ExactCounter cachedCost;

	private final ExactCounter unpriced;

	private final List<ExactCounter> finished;

	private final DeferredDistribution firstToken;

	private final DeferredDistribution outputRate;

	private final @Nullable DeferredDistribution chunkGap;

	private volatile boolean priced;

	private volatile boolean chat;

	private volatile boolean streaming;

	ModelMeters(Tags tags, ErrorCounts errors, LlmBoundaries boundaries, boolean chunkGaps, DeferredMeters meters) {
		this.tags = tags;
		this.errors = errors;
		this.meters = meters;
		this.active = new ActiveCalls(LlmMeters.ACTIVE.meterName(), LlmMeters.ACTIVE.description(), tags, meters);
		this.promptTokens = tokens("prompt");
		this.completionTokens = tokens("completion");
		this.cachedTokens = tokens("cached");
		this.reasoningTokens = tokens("reasoning");
		this.usageMissing = counter(LlmMeters.USAGE_MISSING, tags, 1);
		this.promptCost = cost("prompt");
		this.completionCost = cost("completion");
		this.cachedCost = cost("cached");
		this.unpriced = counter(LlmMeters.UNPRICED, tags, 1);
		this.finished = Arrays.stream(FinishReason.values())
			.map((reason) -> counter(LlmMeters.FINISH, tags.and("reason", reason.label()), 1))
			.toList();
		this.firstToken = timer(LlmMeters.TTFT, boundaries.firstToken());
		this.outputRate = new DeferredDistribution(LlmMeters.OUTPUT_RATE.meterName(),
				(available) -> outputRate(available)::record, meters);
		this.chunkGap = chunkGaps ? timer(LlmMeters.CHUNK_GAP, boundaries.chunkGap()) : null;
	}

	/**
	 * Registers what all calls have, unless it is.
	 */
	void register() {
		this.active.register();
		this.errors.expect(ErrorKind.labels());
		this.promptTokens.register();
		this.usageMissing.register();
		this.unpriced.register();
	}

	/**
	 * Registers what calls have that a model answers with text.
	 */
	void expectChat() {
		if (!this.chat) {
			this.completionTokens.register();
			this.cachedTokens.register();
			this.reasoningTokens.register();
			this.finished.forEach(ExactCounter::register);
			this.chat = true;
		}
	}

	/**
	 * Registers what streamed calls have.
	 */
	void expectStreaming() {
		if (!this.streaming) {
			this.firstToken.register();
			this.outputRate.register();
			if (this.chunkGap != null) {
				this.chunkGap.register();
			}
			this.streaming = true;
		}
	}

	/**
	 * Registers what calls with a price have. A cost of 0 would say that others are free.
	 */
	void expectCost() {
		if (!this.priced) {
			this.promptCost.register();
			this.completionCost.register();
			this.cachedCost.register();
			this.priced = true;
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

	private ExactCounter tokens(String type) {
		return counter(LlmMeters.TOKENS, this.tags.and("type", type), 1);
	}

	private ExactCounter cost(String type) {
		return counter(LlmMeters.COST, this.tags.and("type", type), Price.PICO_DOLLARS);
	}

	private ExactCounter counter(LlmMeters meter, Tags labels, double unitsInOne) {
		return new ExactCounter(meter.meterName(), meter.description(), meter.unit(), labels, unitsInOne, this.meters);
	}

	private DeferredDistribution timer(LlmMeters meter, List<Duration> timerBoundaries) {
		return new DeferredDistribution(meter.meterName(), (available) -> {
			Timer timer = Timer.builder(meter.meterName())
				.description(meter.description())
				.tags(this.tags)
				.serviceLevelObjectives(timerBoundaries.toArray(Duration[]::new))
				.register(available);
			return (nanos) -> timer.record((long) nanos, TimeUnit.NANOSECONDS);
		}, this.meters);
	}

	private DistributionSummary outputRate(MeterRegistry available) {
		return DistributionSummary.builder(LlmMeters.OUTPUT_RATE.meterName())
			.description(LlmMeters.OUTPUT_RATE.description())
			.baseUnit(LlmMeters.OUTPUT_RATE.unit())
			.tags(this.tags)
			.serviceLevelObjectives(OUTPUT_RATES)
			.register(available);
	}

}
