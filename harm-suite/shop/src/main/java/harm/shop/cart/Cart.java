package harm.shop.cart;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.stereotype.Component;
import org.springframework.web.context.annotation.SessionScope;

/**
 * What a customer is about to buy. It is in the session, and goes with it from JVM to
 * JVM.
 */
@Component
@SessionScope
public class Cart implements Serializable {

	private static final long serialVersionUID = 1;

	private final Map<String, Integer> items = new TreeMap<>();

	/**
	 * Puts a product into the cart.
	 * @param product name of the product
	 * @param amount how many of it
	 */
	public void put(String product, int amount) {
		this.items.merge(product, amount, Integer::sum);
	}

	/**
	 * Returns what is in the cart.
	 * @return amounts by product
	 */
	public Map<String, Integer> items() {
		return this.items;
	}

}
