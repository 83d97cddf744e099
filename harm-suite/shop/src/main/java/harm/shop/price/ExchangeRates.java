package harm.shop.price;

import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What foreign money is worth. The converter of settings needs it, and it needs its cache
 * and its transaction.
 */
@Service
@Transactional(readOnly = true)
public class ExchangeRates {

	private final AtomicInteger lookups = new AtomicInteger();

	/**
	 * Returns the value of a currency.
	 * @param currency its code
	 * @return its value in euros
	 */
	@Cacheable("rates")
	public BigDecimal of(String currency) {
		this.lookups.incrementAndGet();
		return currency.equals("USD") ? new BigDecimal("0.9") : BigDecimal.ONE;
	}

	/**
	 * Returns how often a value was not in the cache.
	 * @return the number of lookups
	 */
	public int lookups() {
		return this.lookups.get();
	}

	/**
	 * Returns whether callers are in a transaction.
	 * @return whether there is one
	 */
	public boolean inTransaction() {
		return TransactionSynchronizationManager.isActualTransactionActive();
	}

}
