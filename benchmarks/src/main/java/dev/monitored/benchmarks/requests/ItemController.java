package dev.monitored.benchmarks.requests;

import java.math.BigDecimal;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with an item, and does nothing for it: the less an application does, the more
 * it shows what measuring costs.
 */
@RestController
@RequestMapping("/api/items")
class ItemController {

	@GetMapping("/{id}")
	Item item(@PathVariable long id) {
		return new Item(id, "Item " + id, BigDecimal.valueOf(id, 2));
	}

}
