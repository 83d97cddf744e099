package sample.shop.traffic;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.stereotype.Component;

/**
 * What the customers saw: how many calls of each operation ended with each status. It is
 * counted without any metric, so that the metrics can be compared to it.
 */
@Component
class Tally {

	private final Map<String, Map<String, LongAdder>> calls = new ConcurrentHashMap<>();

	void success(String... operations) {
		add("success", operations);
	}

	void error(String... operations) {
		add("error", operations);
	}

	void add(String status, String... operations) {
		for (String operation : operations) {
			this.calls.computeIfAbsent(operation, (added) -> new ConcurrentHashMap<>())
				.computeIfAbsent(status, (added) -> new LongAdder())
				.increment();
		}
	}

	Map<String, Map<String, Long>> counts() {
		Map<String, Map<String, Long>> counts = new TreeMap<>();
		this.calls.forEach((operation, statuses) -> statuses.forEach((status,
				count) -> counts.computeIfAbsent(operation, (added) -> new TreeMap<>()).put(status, count.sum())));
		return counts;
	}

}
