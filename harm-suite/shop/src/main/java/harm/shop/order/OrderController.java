package harm.shop.order;

import java.util.List;

import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes orders.
 */
@RestController
@RequestMapping("/orders")
class OrderController {

	private final OrderService orders;

	private final OrderMail mail;

	OrderController(OrderService orders, OrderMail mail) {
		this.orders = orders;
		this.mail = mail;
	}

	@PostMapping
	String place(@Valid @RequestBody OrderRequest request) {
		return this.orders.place(request.product(), request.amount());
	}

	@GetMapping("/{product}")
	List<String> of(@PathVariable String product) {
		return this.orders.of(product).stream().map(CustomerOrder::toString).toList();
	}

	@GetMapping("/mail")
	String mail() throws InterruptedException {
		return this.mail.next() + " of " + this.mail.placed() + ", " + this.mail.summary().join();
	}

	@DeleteMapping
	String clear() {
		return "removed " + this.orders.clear();
	}

}
