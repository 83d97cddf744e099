package dev.monitored.llm.price;

import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

import dev.monitored.label.LabelPattern;
import dev.monitored.settings.InvalidSettingException;

/**
 * A price and what it is of.
 *
 * @param index its place among the settings
 * @param provider the pattern of providers
 * @param model the pattern of models
 * @param price the price
 */
record PriceEntry(int index, LabelPattern provider, LabelPattern model, Price price) {

	private static final String SETTING = "monitored.llm.prices[%d].";

	private static final BigDecimal PICO_DOLLARS_PER_TOKEN = BigDecimal.valueOf(1_000_000);

	private static final BigDecimal MAXIMUM = BigDecimal.valueOf(1_000_000);

	/**
	 * Reads an entry.
	 * @param settings the settings
	 * @param index their place
	 * @return the entry
	 * @throws InvalidSettingException if one makes no sense
	 */
	static PriceEntry of(PriceSettings settings, int index) {
		String setting = SETTING.formatted(index);
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
		return new PriceEntry(index, LabelPattern.parse("provider", provider), LabelPattern.parse("model", model),
				new Price(prompt, cached, completion));
	}

	/**
	 * Checks that there are models whose price this is.
	 * @param earlier the entries that come first
	 * @throws InvalidSettingException if one of them matches all of these models
	 */
	void requireReachable(List<PriceEntry> earlier) {
		for (PriceEntry first : earlier) {
			if (first.matches(this.provider.text(), this.model.text())) {
				throw new InvalidSettingException(SETTING.formatted(this.index) + "model", this.model.text(),
						"monitored.llm.prices[%d] with the model '%s' comes first and matches all of its models"
							.formatted(first.index(), first.model().text()),
						"Write the entry with the narrower pattern first, or remove one of them.");
			}
		}
	}

	boolean matches(String otherProvider, String otherModel) {
		return this.provider.matches(otherProvider) && this.model.matches(otherModel);
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

}
