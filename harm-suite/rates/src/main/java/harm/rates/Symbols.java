package harm.rates;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The symbols of a country.
 */
@Component
class Symbols {

	private final String percent;

	Symbols(@Value("${rates.symbol:%}") String percent) {
		this.percent = percent;
	}

	String percent() {
		return this.percent;
	}

}
