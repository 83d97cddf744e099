package dev.monitored.llm.recording;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Tags;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.guard.LabelGuard;
import dev.monitored.known.KnownValues;
import dev.monitored.llm.price.PriceList;
import dev.monitored.meter.ErrorCounts;
import dev.monitored.meter.LabelSets;
import dev.monitored.registry.DeferredMeters;

/**
 * What records the calls of each model.
 */
final class ModelRecorders {

	private final PriceList prices;

	private final SloCatalog slos;

	private final LabelGuard guard;

	private final LlmBoundaries boundaries;

	private final boolean chunkGaps;

	private final DeferredMeters registry;

	private final Supplier<BoundedLabel> providers;

	private final Supplier<BoundedLabel> names;

	private final LabelSets<ModelLabels, MatchedModel, ModelCalls> calls = new LabelSets<>(this::admitted,
			this::matched, this::create);

	private final KnownValues<ModelLabels, ModelMeters> meters = new KnownValues<>(this::createMeters);

	/**
	 * Creates recorders.
	 * @param prices what tokens cost
	 * @param slos the SLOs
	 * @param guard what bounds the names of errors
	 * @param boundaries the boundaries of the timers
	 * @param chunkGaps whether the time between chunks is recorded
	 * @param registry where meters are registered
	 * @param providers what bounds the names of providers
	 * @param names what bounds the names of models
	 */
	ModelRecorders(PriceList prices, SloCatalog slos, LabelGuard guard, LlmBoundaries boundaries, boolean chunkGaps,
			DeferredMeters registry, Supplier<BoundedLabel> providers, Supplier<BoundedLabel> names) {
		this.prices = prices;
		this.slos = slos;
		this.guard = guard;
		this.boundaries = boundaries;
		this.chunkGaps = chunkGaps;
		this.registry = registry;
		this.providers = providers;
		this.names = names;
	}

	ModelCalls calls(String provider, String model) {
		return this.calls.get(new ModelLabels(provider, model));
	}

	private ModelLabels admitted(ModelLabels model) {
		return new ModelLabels(this.providers.get().admit(model.provider()), this.names.get().admit(model.model()));
	}

	private MatchedModel matched(ModelLabels model) {
		return MatchedModel.of(model.provider(), model.model(), this.slos, this.prices);
	}

	private ModelCalls create(ModelLabels model, MatchedModel matched) {
		ModelMeters shared = this.meters.get(model);
		shared.register();
		return new ModelCalls(shared, matched, this.boundaries, this.slos, this.registry);
	}

	private ModelMeters createMeters(ModelLabels model) {
		Tags tags = Tags.of("provider", model.provider(), "model", model.model());
		ErrorCounts errors = new ErrorCounts(LlmMeters.ERRORS.meterName(), LlmMeters.ERRORS.description(), tags,
				this.guard.label(LlmMeters.ERRORS.meterName(), "error"), this.registry);
		return new ModelMeters(tags, errors, this.boundaries, this.chunkGaps, this.registry);
	}

	/**
	 * The labels of the calls of a model.
	 *
	 * @param provider the name of the provider
	 * @param model the name of the model
	 */
	private record ModelLabels(String provider, String model) {

	}

}
