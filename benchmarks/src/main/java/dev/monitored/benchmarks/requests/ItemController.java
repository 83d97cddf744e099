package dev.monitored.benchmarks.requests;

import java.math.BigDecimal;
import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with items, and does nothing for them: the less an application does, the more
 * it shows what measuring costs.
 */
@RestController
@RequestMapping("/api/items")
class ItemController {

	@GetMapping
	List<Item> items() {
		return List.of(item(1), item(2));
	}

	@GetMapping("/{id}")
	Item item(@PathVariable long id) {
		return new Item(id, "Item " + id, BigDecimal.valueOf(id, 2));
	}

}
