package dev.monitored.llm.price;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a model cost, in US dollars per million.
 *
 * @param model Name of the model as the client asks for it, with "*" for any text. The
 * first entry that matches counts.
 * @param provider Name of the provider, with "*" for any text; every provider if it is
 * missing.
 * @param prompt Price of a million tokens of the prompt.
 * @param cached Price of a million tokens of the prompt that the provider had cached;
 * that of the prompt if it is missing.
 * @param completion Price of a million tokens of the answer; an embedding has none.
 */
public record PriceSettings(@Nullable String model, @Nullable String provider, @Nullable BigDecimal prompt,
		@Nullable BigDecimal cached, @Nullable BigDecimal completion) {

}
