package sample.shop;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every operation of the shop and the thresholds of its objectives in seconds, as
 * annotations and {@code application.yml} declare them.
 */
final class ShopOperations {

	private static final Map<String, List<Double>> THRESHOLDS = new TreeMap<>();

	static {
		with(List.of(), "InventoryService.release");
		with(List.of(0.03, 1.0), "InventoryService.available");
		with(List.of(0.075), "inventory.reserve");
		with(List.of(0.075), "StockRepository.take", "StockRepository.put", "StockRepository.available");
		with(List.of(0.075), "OrderRepository.add", "OrderRepository.find", "OrderRepository.newest",
				"OrderRepository.remove", "OrderRepository.removeAllBut");
		with(List.of(0.4, 1.4), "orders.place");
		with(List.of(0.2), "orders.newest", "orders.cancel", "orders.archive");
		with(List.of(0.3, 1.5), "PaymentService.charge", "payment.refund");
		with(List.of(0.12, 0.48), "delivery.quote");
		with(List.of(0.175), "delivery.track");
		with(List.of(0.3), "report.run");
		with(List.of(3.0), "stock-import");
	}

	private ShopOperations() {
	}

	static Set<String> names() {
		return THRESHOLDS.keySet();
	}

	static Map<String, List<Double>> thresholds() {
		return THRESHOLDS;
	}

	private static void with(List<Double> thresholds, String... operations) {
		for (String operation : operations) {
			THRESHOLDS.put(operation, thresholds);
		}
	}

}
