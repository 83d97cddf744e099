package dev.monitored.business;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import dev.monitored.BinderContract;
import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;

/**
 * The {@link BinderContract} of meter interfaces.
 */
class BusinessBinderContractTests extends BinderContract {

	@Override
	protected ApplicationContextRunner application() {
		return ShopConfiguration.runner();
	}

	@Override
	protected void exercise(ApplicationContext context) {
		ShopMeters meters = context.getBean(ShopMeters.class);
		meters.conversationBegun(Goal.BUY);
		meters.orderCompleted();
		meters.orderFailed(Goal.ASK, true);
		meters.orderTried();
		meters.sold(BigDecimal.TEN);
		meters.asked("FR");
		meters.conversations(() -> 0);
		meters.basket(12.5);
		meters.items(3);
		meters.thought(Duration.ofHours(2), Goal.RETURN);
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		ShopMeters meters = context.getBean(ShopMeters.class);
		IntStream.range(0, values).forEach((number) -> meters.asked("country" + number));
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		return List.of(DeclaredMeter.counter("conversations.begun", "Conversations that began", List.of("goal")),
				DeclaredMeter.counter("orders.completed", "Orders that were paid", List.of()),
				DeclaredMeter.counter("orders.failed", "Orders that were not paid", List.of("goal", "is.new")),
				DeclaredMeter.counter("orders.tried", "Orders that were begun", List.of()),
				DeclaredMeter.counter("revenue", "What customers paid", List.of()),
				DeclaredMeter.counter("countries.asked", "Where customers live", List.of("country")),
				DeclaredMeter.inFlight("conversations.active", "Conversations that are open", List.of()),
				DeclaredMeter.summary("basket.items", "How much is in a basket", List.of()),
				DeclaredMeter.timer("think.time", "Time until a customer decides", List.of("goal")));
	}

}
