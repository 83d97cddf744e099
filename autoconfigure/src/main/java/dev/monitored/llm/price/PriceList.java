package dev.monitored.llm.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.known.RecentValues;
import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;

/**
 * The configured prices, of which the first that matches a model counts.
 */
public final class PriceList {

	private static final String SETTING = "monitored.llm.prices[%d].";

	private static final BigDecimal PICO_DOLLARS_PER_TOKEN = BigDecimal.valueOf(1_000_000);

	private static final BigDecimal MAXIMUM = BigDecimal.valueOf(1_000_000);

	private final List<Entry> entries = new ArrayList<>();

	private final RecentValues<Model, Optional<Price>> found = new RecentValues<>(Model::length, this::find);

	/**
	 * Reads prices.
	 * @param settings the settings
	 * @throws InvalidSettingException if one makes no sense, or can never count because
	 * an earlier one matches all that it does
	 */
	public PriceList(List<PriceSettings> settings) {
		for (int index = 0; index < settings.size(); index++) {
			Entry entry = entry(SETTING.formatted(index), settings.get(index));
			requireReachable(index, entry);
			this.entries.add(entry);
		}
	}

	/**
	 * Returns the price of a model.
	 * @param provider the name of the provider
	 * @param model the name of the model
	 * @return the price, or {@code null} if none is configured
	 */
	public @Nullable Price of(String provider, String model) {
		return this.found.get(new Model(provider, model)).orElse(null);
	}

	private Optional<Price> find(Model model) {
		return this.entries.stream()
			.filter((entry) -> entry.matches(model.provider(), model.name()))
			.map(Entry::price)
			.findFirst();
	}

	private void requireReachable(int index, Entry entry) {
		for (int earlier = 0; earlier < index; earlier++) {
			Entry first = this.entries.get(earlier);
			if (first.matches(entry.provider().text(), entry.model().text())) {
				throw new InvalidSettingException(SETTING.formatted(index) + "model", entry.model().text(),
						"monitored.llm.prices[%d] with the model '%s' comes first and matches all of its models"
							.formatted(earlier, first.model().text()),
						"Write the entry with the narrower pattern first, or remove one of them.");
			}
		}
	}

	private static Entry entry(String setting, PriceSettings settings) {
		String model = settings.model();
		if (!StringUtils.hasText(model)) {
			throw new InvalidSettingException(setting + "model", model, "the model is missing",
					"Write the name of a model, such as \"gpt-4*\".");
		}
		long prompt = picoDollars(setting + "prompt", required(setting + "prompt", settings.prompt()));
		long cached = (settings.cached() != null) ? picoDollars(setting + "cached", settings.cached()) : prompt;
		long completion = (settings.completion() != null) ? picoDollars(setting + "completion", settings.completion())
				: Price.UNKNOWN;
		String provider = StringUtils.hasText(settings.provider()) ? settings.provider() : "*";
		return new Entry(LabelPattern.parse("provider", provider), LabelPattern.parse("model", model),
				new Price(prompt, cached, completion));
	}

	private static BigDecimal required(String setting, @Nullable BigDecimal price) {
		if (price == null) {
			throw new InvalidSettingException(setting, null, "the price is missing",
					"Write US dollars per million tokens, for example 2.50.");
		}
		return price;
	}

	private static long picoDollars(String setting, BigDecimal price) {
		if (price.signum() < 0 || price.compareTo(MAXIMUM) > 0) {
			throw new InvalidSettingException(setting, price.toPlainString(),
					"a price lies between 0 and %s US dollars per million tokens".formatted(MAXIMUM.toPlainString()),
					"Write US dollars per million tokens, for example 2.50.");
		}
		try {
			return price.multiply(PICO_DOLLARS_PER_TOKEN).longValueExact();
		}
		catch (ArithmeticException ex) {
			throw new InvalidSettingException(setting, price.toPlainString(), "a price has at most 6 decimals",
					"Write US dollars per million tokens, for example 0.075.");
		}
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

	/**
	 * A price and what it is of.
	 *
	 * @param provider the pattern of providers
	 * @param model the pattern of models
	 * @param price the price
	 */
	private record Entry(LabelPattern provider, LabelPattern model, Price price) {

		boolean matches(String otherProvider, String otherModel) {
			return this.provider.matches(otherProvider) && this.model.matches(otherModel);
		}

	}

}
