package sample.shop.delivery;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Delivery over HTTP.
 */
@RestController
@RequestMapping("/api/delivery/{postcode}")
class DeliveryController {

	private final DeliveryService delivery;

	DeliveryController(DeliveryService delivery) {
		this.delivery = delivery;
	}

	@GetMapping("/quote")
	Mono<Quote> quote(@PathVariable String postcode, @RequestParam(defaultValue = "EUROPE") Region region) {
		return this.delivery.quote(postcode, region);
	}

	@GetMapping(path = "/track", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> track(@PathVariable String postcode) {
		return this.delivery.track(postcode);
	}

}
