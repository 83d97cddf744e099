package harm.shop.price;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what things cost.
 */
@RestController
class PriceController {

	private final PriceList prices;

	private final ExchangeRates rates;

	PriceController(PriceList prices, ExchangeRates rates) {
		this.prices = prices;
		this.rates = rates;
	}

	@GetMapping("/prices")
	String list() {
		return this.prices.title + ": " + this.prices.size() + " " + this.prices.knows("apple") + " "
				+ this.prices.cheapest() + " " + this.prices.all();
	}

	@GetMapping("/prices/{product}")
	String price(@PathVariable String product, @RequestParam(defaultValue = "1") int amount) {
		return amount + " x " + this.prices.price(product);
	}

	@GetMapping("/rates/{currency}")
	String rate(@PathVariable String currency) {
		return this.rates.of(currency) + " after " + this.rates.lookups() + " lookups, in transaction "
				+ this.rates.inTransaction();
	}

}
