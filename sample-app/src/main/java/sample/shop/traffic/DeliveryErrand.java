package sample.shop.traffic;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import sample.shop.delivery.CarrierException;
import sample.shop.delivery.DeliveryService;
import sample.shop.delivery.Postcodes;
import sample.shop.delivery.Region;

/**
 * Asks what a delivery costs and follows a parcel, and unsubscribes from a carrier that
 * does not answer.
 */
@Component
@Order(4)
class DeliveryErrand implements Errand {

	private static final Lots<String> POSTCODES = new Lots<String>().with(10, Postcodes.SOMEWHERE)
		.with(1, Postcodes.WRONG)
		.with(2, Postcodes.NOWHERE);

	private static final Duration PATIENCE = Duration.ofMillis(300);

	private final DeliveryService delivery;

	private final Tally tally;

	DeliveryErrand(DeliveryService delivery, Tally tally) {
		this.delivery = delivery;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) {
		Region region = Region.values()[random.nextInt(Region.values().length)];
		String postcode = POSTCODES.draw(random);
		Mono<?> quote = this.delivery.quote(postcode, region);
		this.tally.add(statusOf(patiently(quote, postcode)), "delivery.quote");

		String destination = POSTCODES.draw(random);
		Flux<String> stations = this.delivery.track(destination);
		Mono<?> tracked = random.nextBoolean() ? stations.collectList() : stations.next();
		this.tally.add(statusOf(patiently(tracked, destination)), "delivery.track");
	}

	private static Mono<?> patiently(Mono<?> answer, String postcode) {
		return postcode.equals(Postcodes.NOWHERE) ? answer.timeout(PATIENCE) : answer;
	}

	private static String statusOf(Mono<?> answer) {
		String status = answer.thenReturn("success")
			.onErrorReturn(TimeoutException.class, "cancelled")
			.onErrorReturn(CarrierException.class, "error")
			.block();
		return (status != null) ? status : "success";
	}

}
