package sample.shop.order;

import io.micrometer.core.aop.MeterTag;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.MeterInterface;
import dev.monitored.business.SummaryMeter;

/**
 * What becomes of orders. The starter implements it.
 */
@MeterInterface
interface OrderMeters {

	@CounterMeter(value = "orders.completed", description = "Orders that were placed")
	void completed();

	@CounterMeter(value = "orders.failed", description = "Orders that were not placed", afterCommit = false)
	void failed(@MeterTag("reason") Reason reason);

	@SummaryMeter(value = "order.items", buckets = "1, 2, 3, 5, 10", description = "Pieces of an order that was placed")
	void items(int quantity);

	/**
	 * Why an order is not placed.
	 */
	enum Reason {

		OUT_OF_STOCK, DECLINED, BROKEN

	}

}
