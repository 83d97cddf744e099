package harm.rates;

import java.math.BigDecimal;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads percentages, the symbol of which another bean knows.
 */
@Component
@ConfigurationPropertiesBinding
class PercentageConverter implements Converter<String, Percentage> {

	private final Symbols symbols;

	PercentageConverter(Symbols symbols) {
		this.symbols = symbols;
	}

	@Override
	public Percentage convert(String source) {
		return new Percentage(new BigDecimal(source.replace(this.symbols.percent(), "").trim()));
	}

}
