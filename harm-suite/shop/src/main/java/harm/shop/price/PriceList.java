package harm.shop.price;

import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Prices of products. Some of its methods cannot be overridden, and all of them read
 * fields.
 */
@Component
public class PriceList {

	/**
	 * What stands above the list.
	 */
	public final String title;

	private final Map<String, Money> prices;

	PriceList(PriceProperties properties) {
		this.title = properties.of().size() + " prices";
		this.prices = properties.of();
	}

	/**
	 * Returns the price of a product.
	 * @param product name of the product
	 * @return its price
	 */
	public Money price(String product) {
		Money price = this.prices.get(product);
		if (price == null) {
			throw new UnknownProductException(product);
		}
		return price;
	}

	/**
	 * Returns the number of products.
	 * @return how many there are
	 */
	public final int size() {
		return (this.prices != null) ? this.prices.size() : -1;
	}

	protected final boolean knows(String product) {
		return this.prices != null && this.prices.containsKey(product);
	}

	final String cheapest() {
		return (this.prices != null) ? String.valueOf(this.prices.keySet().stream().sorted().findFirst()) : "unknown";
	}

	String all() {
		return (this.prices != null) ? String.valueOf(this.prices.size()) : "unknown";
	}

}
