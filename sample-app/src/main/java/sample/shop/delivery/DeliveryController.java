package sample.shop.delivery;

import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Delivery over HTTP. It gives up on a carrier that does not answer, which cancels the
 * call, because a server does not notice by itself that its client has gone.
 */
@RestController
@RequestMapping("/api/delivery/{postcode}")
class DeliveryController {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final DeliveryService delivery;

	DeliveryController(DeliveryService delivery) {
		this.delivery = delivery;
	}

	@GetMapping("/quote")
	Mono<Quote> quote(@PathVariable String postcode, @RequestParam(defaultValue = "EUROPE") Region region) {
		return this.delivery.quote(postcode, region)
			.timeout(PATIENCE, Mono.error(() -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT)));
	}

	@GetMapping(path = "/track", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	Flux<String> track(@PathVariable String postcode) {
		return this.delivery.track(postcode).timeout(PATIENCE, Flux.empty()).onErrorComplete(CarrierException.class);
	}

}
