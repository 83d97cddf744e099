package aot;

import org.springframework.stereotype.Component;

import dev.monitored.Monitored;

/**
 * What is annotated.
 */
@Component
public class Till {

	@Monitored(value = "checkout", availability = "99.9%", latency = "p95 < 30s")
	public int checkout(int price) {
		if (price < 0) {
			throw new IllegalArgumentException("A price is not negative");
		}
		if (price == 0) {
			throw new IllegalStateException("Nothing is free");
		}
		return price;
	}

}
