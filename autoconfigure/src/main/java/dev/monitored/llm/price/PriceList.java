package dev.monitored.llm.price;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.monitored.settings.InvalidSettingException;

/**
 * The configured prices, of which the first that matches a model counts.
 */
public final class PriceList {

	/**
	 * The prices, or {@code null} if none is configured.
	 */
	private final @Nullable RecentPrices prices;

	/**
	 * Reads prices.
	 * @param settings the settings
	 * @throws InvalidSettingException if one makes no sense, or can never count because
	 * an earlier one matches all that it does
	 */
	public PriceList(List<PriceSettings> settings) {
		this.prices = settings.isEmpty() ? null : new RecentPrices(entries(settings));
	}

	/**
	 * Returns the price of a model.
	 * @param provider the name of the provider
	 * @param model the name of the model
	 * @return the price, or {@code null} if none is configured
	 */
	public @Nullable Price of(String provider, String model) {
		return (this.prices != null) ? this.prices.of(provider, model) : null;
	}

	private static List<PriceEntry> entries(List<PriceSettings> settings) {
		List<PriceEntry> entries = new ArrayList<>();
		for (PriceSettings each : settings) {
			PriceEntry entry = PriceEntry.of(each, entries.size());
			entry.requireReachable(entries);
			entries.add(entry);
		}
		return entries;
	}

}
