package sample.shop.order;

import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import sample.shop.RefusedException;
import sample.shop.inventory.InventoryService;
import sample.shop.inventory.OutOfStockException;
import sample.shop.order.OrderMeters.Reason;
import sample.shop.payment.PaymentDeclinedException;
import sample.shop.payment.PaymentResult;
import sample.shop.payment.PaymentService;

import dev.monitored.Monitored;

/**
 * Takes orders. The annotation on the class makes each public method an operation:
 * {@code orders.place}, {@code orders.newest}, {@code orders.cancel} and
 * {@code orders.archive}. Refusing an order is no error, subclasses of the exception
 * included.
 */
@Service
@Monitored(value = "orders", availability = "99%", latency = "p95 < 200ms", noErrorFor = RefusedException.class)
public class OrderService {

	private final InventoryService inventory;

	private final PaymentService payments;

	private final OrderRepository orders;

	private final PriceList prices;

	private final OrderMeters meters;

	private final ApplicationEventPublisher events;

	OrderService(InventoryService inventory, PaymentService payments, OrderRepository orders, PriceList prices,
			OrderMeters meters, ApplicationEventPublisher events) {
		this.inventory = inventory;
		this.payments = payments;
		this.orders = orders;
		this.prices = prices;
		this.meters = meters;
		this.events = events;
	}

	public Order place(OrderRequest request) {
		Order placed = measured(request);
		this.events.publishEvent(placed);
		return placed;
	}

	public List<Order> newest(int limit) {
		return this.orders.newest(limit);
	}

	public void cancel(long id) {
		Order order = this.orders.find(id).orElseThrow(() -> new UnknownOrderException(id));
		this.orders.remove(id);
		this.inventory.release(order.product(), order.quantity());
		this.payments.refund(order.card(), order.quantity()).join();
	}

	public int archive(int keep) {
		return this.orders.removeAllBut(keep);
	}

	private Order measured(OrderRequest request) {
		try {
			Order placed = add(request);
			this.meters.completed();
			this.meters.items(request.quantity());
			return placed;
		}
		catch (RuntimeException ex) {
			this.meters.failed(reason(ex));
			throw ex;
		}
	}

	private Order add(OrderRequest request) {
		this.prices.lookUp(request.product());
		this.inventory.reserve(request.product(), request.quantity());
		try {
			pay(request);
		}
		catch (RuntimeException ex) {
			this.inventory.release(request.product(), request.quantity());
			throw ex;
		}
		return this.orders.add(request);
	}

	private void pay(OrderRequest request) {
		PaymentResult result = this.payments.charge(request.card(), request.quantity()).join();
		if (result instanceof PaymentResult.Declined declined) {
			throw new PaymentDeclinedException(declined.reason());
		}
	}

	private static Reason reason(RuntimeException failure) {
		if (failure instanceof OutOfStockException) {
			return Reason.OUT_OF_STOCK;
		}
		return (failure instanceof PaymentDeclinedException) ? Reason.DECLINED : Reason.BROKEN;
	}

}
