package dev.monitored.business.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Supplier;

import io.micrometer.core.aop.MeterTag;
import org.jspecify.annotations.Nullable;

import dev.monitored.business.CounterMeter;
import dev.monitored.business.GaugeMeter;
import dev.monitored.business.MeterInterface;
import dev.monitored.business.SummaryMeter;
import dev.monitored.business.TimerMeter;

/**
 * Meters of a shop, for tests.
 */
@MeterInterface
public interface ShopMeters {

	@CounterMeter(value = "conversations.begun", description = "Conversations that began")
	void conversationBegun(@MeterTag("goal") @Nullable Goal goal);

	@CounterMeter(value = "orders.completed", description = "Orders that were paid")
	void orderCompleted();

	@CounterMeter(value = "orders.failed", description = "Orders that were not paid")
	void orderFailed(@MeterTag("goal") Goal goal, @MeterTag("is.new") boolean isNew);

	@CounterMeter(value = "orders.tried", description = "Orders that were begun", afterCommit = false)
	void orderTried();

	@CounterMeter(value = "revenue", description = "What customers paid")
	void sold(@Nullable BigDecimal amount);

	@CounterMeter(value = "countries.asked", description = "Where customers live")
	void asked(@MeterTag("country") @Nullable String country);

	@GaugeMeter(value = "conversations.active", description = "Conversations that are open")
	void conversations(Supplier<? extends @Nullable Number> count);

	@SummaryMeter(value = "basket.value", unit = "euros", buckets = "10, 25, 50", description = "What is in a basket")
	void basket(double value);

	@SummaryMeter(value = "basket.items", quantiles = "0.5, 0.95", description = "How much is in a basket")
	void items(int items);

	@TimerMeter(value = "think.time", buckets = "slow", description = "Time until a customer decides")
	void thought(Duration time, @MeterTag("goal") Goal goal);

	default void soldNothing() {
		sold(BigDecimal.ZERO);
	}

}
