package sample.shop.report;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import sample.shop.inventory.InventoryService;

import dev.monitored.Monitored;

/**
 * Runs reports. The declared type says nothing, so the result decides when a call ends: a
 * value at once, a future when it completes, a publisher with its subscription.
 */
@Service
public class ReportService {

	private final InventoryService inventory;

	ReportService(InventoryService inventory) {
		this.inventory = inventory;
	}

	@Monitored(value = "report.run", availability = "80%", latency = "p90 < 300ms", buckets = "medium")
	public Object run(String name) {
		return switch (name) {
			case "stock" -> this.inventory.available("lamp");
			case "sales" -> CompletableFuture.supplyAsync(() -> "many",
					CompletableFuture.delayedExecutor(80, TimeUnit.MILLISECONDS));
			case "forecast" -> Mono.delay(Duration.ofMillis(150)).thenReturn("even more");
			default -> throw new UnknownReportException(name);
		};
	}

}
