package harm.billing;

import java.math.BigDecimal;
import java.util.Map;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The taxes of countries. The conversion service needs it, and it needs its transaction.
 */
@Component
@Transactional
public class TaxTable {

	private final Map<String, BigDecimal> rates = Map.of("DE", new BigDecimal("0.19"), "CH", new BigDecimal("0.081"));

	/**
	 * Returns the rate of a country.
	 * @param country its code
	 * @return the rate
	 */
	public BigDecimal rate(String country) {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("No transaction");
		}
		return this.rates.getOrDefault(country, BigDecimal.ZERO);
	}

}
