package smoke;

import org.springframework.stereotype.Component;

import dev.monitored.Monitored;

/**
 * What is monitored.
 */
@Component
public class Till {

	@Monitored(value = "checkout", availability = "99.9%", latency = "p95 < 321ms")
	public int checkout(int price) {
		if (price < 0) {
			throw new IllegalArgumentException("A price is not negative");
		}
		return price;
	}

	@Monitored
	public void refund() {
	}

}
