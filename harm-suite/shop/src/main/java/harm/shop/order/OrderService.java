package harm.shop.order;

import java.util.List;

import harm.shop.price.PriceList;
import harm.shop.stock.StockDao;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places orders, completely or not at all.
 */
@Service
@Transactional
public class OrderService {

	private final OrderRepository orders;

	private final PriceList prices;

	private final StockDao stock;

	private final ApplicationEventPublisher events;

	OrderService(OrderRepository orders, PriceList prices, StockDao stock, ApplicationEventPublisher events) {
		this.orders = orders;
		this.prices = prices;
		this.stock = stock;
		this.events = events;
	}

	/**
	 * Places an order.
	 * @param product name of the product
	 * @param amount how many of it
	 * @return what was ordered
	 */
	public String place(String product, int amount) {
		CustomerOrder order = this.orders.save(new CustomerOrder(product, amount));
		this.stock.take(product, amount);
		this.events.publishEvent(new OrderPlaced(product));
		return order + " at " + this.prices.price(product);
	}

	/**
	 * Returns the orders of a product.
	 * @param product name of the product
	 * @return its orders
	 */
	@Transactional(readOnly = true)
	public List<CustomerOrder> of(String product) {
		return this.orders.findByProductOrderById(product);
	}

	/**
	 * Removes all orders.
	 * @return how many there were
	 */
	@PreAuthorize("hasRole('BOSS')")
	public long clear() {
		long count = this.orders.count();
		this.orders.deleteAll();
		return count;
	}

}
