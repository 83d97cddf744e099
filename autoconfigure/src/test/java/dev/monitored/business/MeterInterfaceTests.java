package dev.monitored.business;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.monitored.Patience;
import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for beans of meter interfaces.
 */
class MeterInterfaceTests {

	@Test
	void registersEveryListedValueBeforeTheFirstCall() {
		ShopConfiguration.runner().run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("conversations_begun_total", "goal")).containsExactly("ASK", "BUY", "RETURN");
			assertThat(scrape.find("orders_failed_total")).hasSize(6)
				.allSatisfy((sample) -> assertThat(sample.value()).isZero());
			assertThat(scrape.values("orders_failed_total", "is_new")).containsExactly("false", "true");
			assertThat(scrape.value("orders_completed_total")).isZero();
			assertThat(scrape.value("basket_value_euros_count")).isZero();
			assertThat(scrape.values("think_time_seconds_count", "goal")).hasSize(3);
			assertThat(scrape.has("countries_asked_total")).isFalse();
			assertThat(scrape.has("conversations_active")).isFalse();
		});
	}

	@Test
	void countsToTheLastEvent() throws Exception {
		int threads = 8;
		int events = 10_000;
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			ExecutorService executor = Executors.newFixedThreadPool(threads);
			IntStream.range(0, threads).forEach((thread) -> executor.execute(() -> {
				for (int event = 0; event < events; event++) {
					meters.conversationBegun(Goal.values()[event % 3]);
					meters.orderCompleted();
					meters.sold(BigDecimal.valueOf(2));
					meters.asked("country" + event % 20);
					meters.basket(event % 100);
				}
			}));
			executor.shutdown();
			Patience.await(executor);
			Scrape scrape = Scrape.of(context);
			assertThat(sum(scrape, "conversations_begun_total")).isEqualTo(threads * events);
			assertThat(scrape.value("orders_completed_total")).isEqualTo(threads * events);
			assertThat(scrape.value("revenue_total")).isEqualTo(2 * threads * events);
			assertThat(sum(scrape, "countries_asked_total")).isEqualTo(threads * events);
			assertThat(scrape.value("basket_value_euros_count")).isEqualTo(threads * events);
		});
	}

	@Test
	void boundsTextsAndFoldsTheRest() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			IntStream.range(0, 20).forEach((number) -> meters.asked("country" + number));
			meters.asked(null);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("countries_asked_total", "country")).containsExactly("_none", "_other", "country0",
					"country1", "country2", "country3", "country4");
			assertThat(scrape.value("countries_asked_total", "country", "_other")).isEqualTo(15);
			assertThat(scrape.value("monitored_guard_folded_total", "meter", "countries.asked", "label", "country"))
				.isEqualTo(15);
		});
	}

	@Test
	void countsAMissingValueOfAnEnumAsNone() {
		ShopConfiguration.runner().run((context) -> {
			context.getBean(ShopMeters.class).conversationBegun(null);
			assertThat(Scrape.of(context).value("conversations_begun_total", "goal", "_none")).isEqualTo(1);
		});
	}

	@Test
	void recordsIntoBucketsOfItsOwn() {
		ShopConfiguration.runner().run((context) -> {
			List.of(5.0, 10.0, 30.0, 70.0).forEach(context.getBean(ShopMeters.class)::basket);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.find("basket_value_euros_bucket")).hasSize(4);
			assertThat(scrape.value("basket_value_euros_bucket", "le", "10.0")).isEqualTo(2);
			assertThat(scrape.value("basket_value_euros_bucket", "le", "50.0")).isEqualTo(3);
			assertThat(scrape.value("basket_value_euros_sum")).isEqualTo(115);
		});
	}

	@Test
	void computesQuantiles() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			IntStream.rangeClosed(1, 100).forEach(meters::items);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("basket_items", "quantile")).containsExactly("0.5", "0.95");
			assertThat(scrape.value("basket_items", "quantile", "0.95")).isBetween(93.0, 97.0);
		});
	}

	@Test
	void recordsDurations() {
		ShopConfiguration.runner().run((context) -> {
			context.getBean(ShopMeters.class).thought(Duration.ofSeconds(2), Goal.BUY);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("think_time_seconds_sum", "goal", "BUY")).isEqualTo(2);
			assertThat(scrape.value("think_time_seconds_bucket", "goal", "BUY", "le", "2.5")).isEqualTo(1);
			assertThat(scrape.value("think_time_seconds_bucket", "goal", "BUY", "le", "1.0")).isZero();
		});
	}

	@Test
	void readsTheSupplierThatCameLast() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			AtomicInteger open = new AtomicInteger(3);
			meters.conversations(() -> 99);
			meters.conversations(open::get);
			assertThat(Scrape.of(context).value("conversations_active")).isEqualTo(3);
			open.set(4);
			assertThat(Scrape.of(context).value("conversations_active")).isEqualTo(4);
		});
	}

	@Test
	void survivesASupplierThatThrows() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			meters.conversations(() -> {
				throw new IllegalStateException("gone");
			});
			assertThat(Scrape.of(context).value("conversations_active")).isNaN();
			meters.conversations(() -> null);
			assertThat(Scrape.of(context).value("conversations_active")).isNaN();
		});
	}

	@Test
	void recordsNothingThatIsNoAmount() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			meters.sold(null);
			meters.sold(BigDecimal.valueOf(-1));
			meters.basket(Double.NaN);
			meters.basket(Double.POSITIVE_INFINITY);
			meters.thought(Duration.ofSeconds(-1), Goal.BUY);
			meters.thought(Duration.ofSeconds(Long.MAX_VALUE), Goal.BUY);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("revenue_total")).isZero();
			assertThat(scrape.value("basket_value_euros_count")).isZero();
			assertThat(scrape.value("think_time_seconds_count", "goal", "BUY")).isZero();
		});
	}

	@Test
	void leavesDefaultMethodsAlone() {
		ShopConfiguration.runner().run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			meters.soldNothing();
			assertThat(Scrape.of(context).value("revenue_total")).isZero();
			assertThat(meters).isEqualTo(meters).isNotEqualTo(mock(ShopMeters.class)).hasSameHashCodeAs(meters);
		});
	}

	@Test
	void recordsNothingWhenTurnedOff() {
		ShopConfiguration.runner().withPropertyValues("monitored.business.enabled=false").run((context) -> {
			ShopMeters meters = context.getBean(ShopMeters.class);
			meters.conversationBegun(Goal.BUY);
			meters.orderFailed(Goal.ASK, false);
			meters.sold(BigDecimal.ONE);
			meters.conversations(() -> 1);
			assertThat(context.getBean(MeterRegistry.class).getMeters())
				.noneMatch((meter) -> meter.getId().getName().matches("(orders|conversations|revenue).*"));
		});
	}

	@Test
	void leavesTheBeanToTheApplicationThatHasOne() {
		ShopConfiguration.runner(OwnMeters.class).run((context) -> {
			assertThat(context).hasSingleBean(ShopMeters.class);
			assertThat(context.getBean(ShopMeters.class)).isSameAs(context.getBean("ownMeters"));
			assertThat(Scrape.of(context).has("orders_completed_total")).isFalse();
		});
	}

	@Test
	void countsWithoutTransactionsOfSpring() {
		ShopConfiguration.runner()
			.withClassLoader(new FilteredClassLoader("org.springframework.transaction"))
			.run((context) -> {
				context.getBean(ShopMeters.class).orderCompleted();
				assertThat(Scrape.of(context).value("orders_completed_total")).isEqualTo(1);
			});
	}

	@Test
	void countsWhereBeansAreLazy() {
		ShopConfiguration.runner()
			.withInitializer((context) -> context
				.addBeanFactoryPostProcessor(new org.springframework.boot.LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(Scrape.of(context).value("orders_completed_total")).isZero());
	}

	@Test
	void implementsAnInterfaceThatOnlyItsPackageSees() {
		ShopConfiguration.runner()
			.run((context) -> assertThat(Scrape.of(context).find("visits_ended_total", "bought", "true")).hasSize(2));
	}

	@Test
	void startsTwiceInOneJvm() {
		for (int start = 0; start < 2; start++) {
			ShopConfiguration.runner().run((context) -> {
				context.getBean(ShopMeters.class).orderCompleted();
				assertThat(Scrape.of(context).value("orders_completed_total")).isEqualTo(1);
			});
		}
	}

	@Test
	void isNoOperationOfAPointcutForItsPackage() {
		ShopConfiguration.runner()
			.withPropertyValues("monitored.operation.pointcuts[0].expression=within(dev.monitored.business.shop..*)")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				context.getBean(ShopMeters.class).orderCompleted();
				assertThat(Scrape.of(context).value("orders_completed_total")).isEqualTo(1);
				assertThat(Scrape.of(context).find("operation_active")).isEmpty();
			});
	}

	private static double sum(Scrape scrape, String counter) {
		return scrape.find(counter).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMeters {

		@Bean
		ShopMeters ownMeters() {
			return mock(ShopMeters.class);
		}

	}

}
