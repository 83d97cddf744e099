package aot;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What answers requests.
 */
@RestController
class OrderController {

	private final OrderRepository orders;

	OrderController(OrderRepository orders) {
		this.orders = orders;
	}

	@GetMapping("/orders/{id}")
	int order(@PathVariable int id) {
		this.orders.add(id);
		return this.orders.count();
	}

	@GetMapping("/ping/{name}")
	String ping(@PathVariable String name) {
		return name;
	}

}
