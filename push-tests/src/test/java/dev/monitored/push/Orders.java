package dev.monitored.push;

import dev.monitored.Monitored;

/**
 * An operation with objectives.
 */
class Orders {

	static final String PLACE = "orders.place";

	@Monitored(value = PLACE, availability = "90%", latency = "p95 < 10s")
	void place(boolean isPaid) {
		if (!isPaid) {
			throw new IllegalStateException("Not paid");
		}
	}

}
