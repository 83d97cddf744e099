package sample.shop.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A company that carries parcels, and answers in its own time or not at all.
 */
@Component
class Carrier {

	private static final int STATIONS = 5;

	Mono<Integer> price(String postcode) {
		Mono<Integer> answer = Mono.delay(millis(10, 130)).thenReturn(postcode.length() * 100);
		return switch (postcode) {
			case Postcodes.NOWHERE -> Mono.never();
			case Postcodes.WRONG -> answer.flatMap((price) -> Mono.error(new CarrierException(postcode)));
			default -> answer;
		};
	}

	Flux<String> stations(String postcode) {
		Flux<String> stations = Flux.interval(millis(5, 30)).take(STATIONS).map((index) -> "station " + index);
		return switch (postcode) {
			case Postcodes.NOWHERE -> Flux.never();
			case Postcodes.WRONG -> stations.take(2).concatWith(Mono.error(() -> new CarrierException(postcode)));
			default -> stations;
		};
	}

	private static Duration millis(int minimum, int maximum) {
		return Duration.ofMillis(ThreadLocalRandom.current().nextInt(minimum, maximum));
	}

}
