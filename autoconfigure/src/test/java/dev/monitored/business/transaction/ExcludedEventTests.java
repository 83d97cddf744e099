package dev.monitored.business.transaction;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events that SLOs leave out.
 */
class ExcludedEventTests {

	@Test
	void leavesOutWhatWasCountedInAScopeThatEndsBeforeTheCommit() {
		String slo = "monitored.slo.definitions.orders.";
		ShopConfiguration.runner(TransactionTests.DataSourceConfiguration.class)
			.withPropertyValues(slo + "signal=business", slo + "good=orders.completed", slo + "bad=orders.failed",
					slo + "availability=98%")
			.run((context) -> {
				ShopMeters meters = context.getBean(ShopMeters.class);
				Operations operations = context.getBean(Operations.class);
				inTransaction(context, () -> {
					operations.excluded(meters::orderCompleted);
					meters.orderCompleted();
				});
				operations.excluded(meters::orderCompleted);
				operations.excluded(() -> inTransaction(context, () -> meters.orderCompleted()));
				assertThat(Scrape.of(context).value("orders_completed_total")).isEqualTo(4);
				assertThat(Scrape.of(context).value("slo_events_total", "slo", "orders")).isEqualTo(1);
				assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "orders")).isEqualTo(3);
			});
	}

	private static void inTransaction(ApplicationContext context, Runnable work) {
		new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> work.run());
	}

}
