package sample.shop.traffic;

import java.util.SplittableRandom;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import sample.shop.order.OrderRequest;
import sample.shop.payment.TestCards;
import sample.shop.traffic.ShopClient.Placed;

/**
 * Orders something, and at times cancels it. The answer tells what the shop did behind
 * its counter.
 */
@Component
@Order(1)
class OrderErrand implements Errand {

	private static final Lots<String> PRODUCTS = new Lots<String>().with(4, "lamp")
		.with(3, "chair")
		.with(2, "table")
		.with(1, "unicorn");

	private static final Lots<String> CARDS = new Lots<String>().with(20, TestCards.GOOD)
		.with(2, TestCards.SLOW)
		.with(2, TestCards.EXPIRED)
		.with(1, TestCards.BROKEN);

	private final ShopClient shop;

	private final Tally tally;

	OrderErrand(ShopClient shop, Tally tally) {
		this.shop = shop;
		this.tally = tally;
	}

	@Override
	public void run(SplittableRandom random) {
		OrderRequest request = new OrderRequest(PRODUCTS.draw(random), random.nextInt(1, 4), CARDS.draw(random));
		boolean changesMind = random.nextInt(4) == 0;
		Placed placed = this.shop.place(request);
		count(placed.status());
		if (changesMind) {
			cancel((placed.order() != null) ? placed.order().id() : 0);
		}
	}

	private void count(HttpStatusCode status) {
		switch (HttpStatus.valueOf(status.value())) {
			case CREATED -> {
				this.tally.success("orders.place", "inventory.reserve", "StockRepository.take", "PaymentService.charge",
						"OrderRepository.add");
			}
			case CONFLICT -> this.tally.success("orders.place", "inventory.reserve", "StockRepository.take");
			case PAYMENT_REQUIRED -> {
				this.tally.success("orders.place");
				countUnpaid();
			}
			case SERVICE_UNAVAILABLE -> {
				this.tally.error("orders.place");
				countUnpaid();
			}
			default -> throw new IllegalStateException("Unexpected answer to an order: " + status);
		}
	}

	private void countUnpaid() {
		this.tally.success("inventory.reserve", "StockRepository.take");
		this.tally.error("PaymentService.charge");
		this.tally.success("InventoryService.release", "StockRepository.put");
	}

	private void cancel(long id) {
		HttpStatusCode status = this.shop.delete("/api/orders/{id}", id);
		if (status == HttpStatus.NO_CONTENT) {
			this.tally.success("OrderRepository.remove", "InventoryService.release", "StockRepository.put",
					"payment.refund");
		}
		else if (status != HttpStatus.NOT_FOUND) {
			throw new IllegalStateException("Unexpected answer to a cancellation: " + status);
		}
		this.tally.success("orders.cancel", "OrderRepository.find");
	}

}
