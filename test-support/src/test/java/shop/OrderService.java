package shop;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Service;

import dev.monitored.Monitored;
import dev.monitored.operation.Operations;

/**
 * What is measured.
 */
@Service
public class OrderService {

	private final Bank bank;

	private final Operations operations;

	OrderService(Bank bank, Operations operations) {
		this.bank = bank;
		this.operations = operations;
	}

	@Monitored(value = "orders.place", availability = "99%", latency = "p95 < 500ms")
	public void place(String product) {
		this.bank.charge(product);
	}

	@Monitored("orders.ship")
	public CompletableFuture<String> ship(CompletableFuture<String> parcel) {
		return parcel.thenApply((sent) -> "sent " + sent);
	}

	@Monitored("orders.cancel")
	public void cancel() {
	}

	public void archive() {
		this.operations.record("orders.archive", () -> {
		});
	}

}
