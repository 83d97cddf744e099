package sample.shop.inventory;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The stock over HTTP.
 */
@RestController
@RequestMapping("/api/stock")
class StockController {

	private final InventoryService inventory;

	StockController(InventoryService inventory) {
		this.inventory = inventory;
	}

	@GetMapping("/{product}")
	Stock available(@PathVariable String product) {
		return new Stock(product, this.inventory.available(product));
	}

	/**
	 * How many of a product there are.
	 *
	 * @param product the product
	 * @param available how many
	 */
	record Stock(String product, long available) {

	}

}
