package dev.monitored.llm.price;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.monitored.known.RecentValues;

/**
 * Finds the prices of models, and remembers those that were asked for last.
 */
final class RecentPrices {

	private final List<PriceEntry> entries;

	private final RecentValues<Model, Optional<Price>> found = new RecentValues<>(Model::length, this::find);

	/**
	 * Creates an empty memory.
	 * @param entries the prices, of which the first that matches a model counts
	 */
	RecentPrices(List<PriceEntry> entries) {
		this.entries = entries;
	}

	@Nullable Price of(String provider, String model) {
		return this.found.get(new Model(provider, model)).orElse(null);
	}

	private Optional<Price> find(Model model) {
		return this.entries.stream()
			.filter((entry) -> entry.matches(model.provider(), model.name()))
			.map(PriceEntry::price)
			.findFirst();
	}

	/**
	 * A model of a provider.
	 *
	 * @param provider the name of the provider
	 * @param name the name of the model
	 */
	private record Model(String provider, String name) {

		int length() {
			return this.provider.length() + this.name.length();
		}

	}

}
