package sample.shop.inventory;

import org.springframework.stereotype.Service;

import dev.monitored.Monitored;

/**
 * Knows what is in stock. Each monitored method carries its own annotation.
 */
@Service
public class InventoryService {

	private final StockRepository stock;

	InventoryService(StockRepository stock) {
		this.stock = stock;
	}

	/**
	 * Sets goods aside. Being sold out is bad for the customer, but no error of this
	 * service: such a call is a success.
	 * @param product the product
	 * @param quantity how many
	 */
	@Monitored(operation = "inventory.reserve", availability = "99.9%", latency = "p99 < 75ms",
			noErrorFor = OutOfStockException.class)
	public void reserve(String product, int quantity) {
		if (!this.stock.take(product, quantity)) {
			throw new OutOfStockException(product);
		}
	}

	/**
	 * Puts goods back. Without a name the operation is called
	 * {@code InventoryService.release}.
	 * @param product the product
	 * @param quantity how many
	 */
	@Monitored
	public void release(String product, int quantity) {
		this.stock.put(product, quantity);
	}

	/**
	 * Counts goods.
	 * @param product the product
	 * @return how many of it there are
	 */
	@Monitored(latency = { "p95 < ${shop.objectives.stock-lookup:30ms}", "p99.9 < 1s" })
	public long available(String product) {
		return this.stock.available(product);
	}

}
