package harm.shop.price;

import java.math.BigDecimal;

/**
 * An amount in euros.
 *
 * @param euros how many
 */
public record Money(BigDecimal euros) {

	Money times(BigDecimal rate) {
		return new Money(this.euros.multiply(rate).stripTrailingZeros());
	}

	@Override
	public String toString() {
		return this.euros.toPlainString() + " EUR";
	}

}
