package harm.shop.price;

import java.math.BigDecimal;

import org.springframework.core.convert.converter.Converter;

/**
 * Reads an amount with its currency, such as {@code 2 USD}.
 */
class MoneyConverter implements Converter<String, Money> {

	private final ExchangeRates rates;

	MoneyConverter(ExchangeRates rates) {
		this.rates = rates;
	}

	@Override
	public Money convert(String source) {
		String[] words = source.split(" ");
		return new Money(new BigDecimal(words[0])).times(this.rates.of(words[1]));
	}

}
