package harm.shop.order;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/**
 * An order that was placed.
 */
@Entity
public class CustomerOrder {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String product = "";

	private int amount;

	protected CustomerOrder() {
	}

	CustomerOrder(String product, int amount) {
		this.product = product;
		this.amount = amount;
	}

	@Override
	public String toString() {
		return "order " + this.id + ": " + this.amount + " x " + this.product;
	}

}
