package harm.shop.price;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Declares the converter of settings as the reference manual does: static.
 */
@Configuration(proxyBeanMethods = false)
class PriceConfiguration {

	@Bean
	@ConfigurationPropertiesBinding
	static MoneyConverter moneyConverter(ExchangeRates rates) {
		return new MoneyConverter(rates);
	}

}
