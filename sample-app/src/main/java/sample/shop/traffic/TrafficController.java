package sample.shop.traffic;

import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the customers saw, over HTTP.
 */
@RestController
class TrafficController {

	private final TrafficGenerator generator;

	private final Tally tally;

	TrafficController(TrafficGenerator generator, Tally tally) {
		this.generator = generator;
		this.tally = tally;
	}

	@GetMapping("/api/traffic")
	Traffic traffic() {
		boolean finished = this.generator.isFinished();
		return new Traffic(this.generator.rounds(), finished, this.tally.counts());
	}

	/**
	 * Lets the customers in, unless they are there.
	 */
	@PostMapping("/api/traffic")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void start() {
		if (this.generator.isFinished()) {
			this.generator.stop();
		}
		if (!this.generator.isRunning()) {
			this.generator.start();
		}
	}

	/**
	 * The traffic so far.
	 *
	 * @param rounds how many rounds are over
	 * @param finished whether there will be no more
	 * @param calls how many calls there were, by operation and status
	 */
	record Traffic(int rounds, boolean finished, Map<String, Map<String, Long>> calls) {

	}

}
