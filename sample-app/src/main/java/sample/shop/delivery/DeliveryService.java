package sample.shop.delivery;

import io.micrometer.core.aop.MeterTag;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;

/**
 * Delivers goods. Each subscription of a result is one call: it begins with the
 * subscription, and a subscriber that cancels before there is a value cancels it.
 */
@Service
public class DeliveryService {

	private final Carrier carrier;

	DeliveryService(Carrier carrier) {
		this.carrier = carrier;
	}

	/**
	 * Asks what a delivery costs. The region becomes a label.
	 * @param postcode where it goes
	 * @param region in which region that is
	 * @return the price
	 */
	@Monitored(operation = "delivery.quote", availability = "90%", apdex = "0.9 @ 120ms")
	public Mono<Quote> quote(String postcode, @MeterTag("region") Region region) {
		return this.carrier.price(postcode).map((price) -> new Quote(region, price));
	}

	/**
	 * Follows a parcel.
	 * @param postcode where it goes
	 * @return the stations that it passes
	 */
	@Monitored(operation = "delivery.track", latency = "p90 < 175ms")
	public Flux<String> track(String postcode) {
		return this.carrier.stations(postcode);
	}

}
