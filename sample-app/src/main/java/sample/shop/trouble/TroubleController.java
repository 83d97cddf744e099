package sample.shop.trouble;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Switches over HTTP: {@code PUT /api/troubles/SLOW_BANK} makes the bank slow,
 * {@code DELETE} quick again.
 */
@RestController
@RequestMapping("/api/troubles")
class TroubleController {

	private final TroubleSwitch troubles;

	private final GreedyJob job;

	TroubleController(TroubleSwitch troubles, GreedyJob job) {
		this.troubles = troubles;
		this.job = job;
	}

	@GetMapping
	Map<Trouble, Boolean> all() {
		Set<Trouble> current = this.troubles.current();
		Map<Trouble, Boolean> all = new TreeMap<>();
		for (Trouble trouble : Trouble.values()) {
			all.put(trouble, current.contains(trouble));
		}
		return all;
	}

	@PutMapping("/{trouble}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void on(@PathVariable Trouble trouble) {
		if (this.troubles.turn(trouble, true)) {
			this.job.begin(trouble);
		}
	}

	@DeleteMapping("/{trouble}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void off(@PathVariable Trouble trouble) {
		this.troubles.turn(trouble, false);
	}

}
