package sample.shop.traffic;

import java.util.SplittableRandom;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;

/**
 * Looks around, and at times tidies up.
 */
@Component
@Order(2)
class BrowseErrand implements Errand {

	private final ShopClient shop;

	private final Tally tally;

	BrowseErrand(ShopClient shop, Tally tally) {
		this.shop = shop;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) {
		requireOk(this.shop.get("/api/orders?limit={limit}", 10));
		this.tally.success("orders.newest", "OrderRepository.newest");
		requireOk(this.shop.get("/api/stock/{product}", "chair"));
		this.tally.success("InventoryService.available", "StockRepository.available");
		if (random.nextInt(5) == 0) {
			requireOk(this.shop.delete("/api/orders?keep={keep}", 1000));
			this.tally.success("orders.archive", "OrderRepository.removeAllBut");
		}
	}

	private static void requireOk(HttpStatusCode status) {
		if (status != HttpStatus.OK) {
			throw new IllegalStateException("Unexpected answer to a look around: " + status);
		}
	}

}
