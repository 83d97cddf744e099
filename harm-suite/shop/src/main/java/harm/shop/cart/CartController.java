package harm.shop.cart;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Fills and shows the cart.
 */
@RestController
class CartController {

	private final Cart cart;

	private final Visit visit;

	CartController(Cart cart, Visit visit) {
		this.cart = cart;
		this.visit = visit;
	}

	@PostMapping("/cart")
	String put(@RequestParam String product, @RequestParam int amount) {
		this.cart.put(product, amount);
		return show();
	}

	@GetMapping("/cart")
	String show() {
		this.visit.see("cart");
		return this.cart.items() + " after " + this.visit.pages();
	}

}
