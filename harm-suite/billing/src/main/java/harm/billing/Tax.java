package harm.billing;

import java.math.BigDecimal;

/**
 * What the state gets.
 *
 * @param rate part of the amount
 */
record Tax(BigDecimal rate) {

	BigDecimal of(BigDecimal amount) {
		return amount.multiply(this.rate).stripTrailingZeros();
	}

}
