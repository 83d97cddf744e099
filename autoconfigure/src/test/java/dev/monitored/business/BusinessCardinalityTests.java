package dev.monitored.business;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

import dev.monitored.business.shop.Goal;
import dev.monitored.business.shop.ShopConfiguration;
import dev.monitored.business.shop.ShopMeters;
import dev.monitored.cardinality.CardinalityEndpoint;
import dev.monitored.cardinality.CardinalityReport;
import dev.monitored.cardinality.CardinalityReport.MeterSeries;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the endpoint {@code cardinality} explains every series of a meter interface.
 */
class BusinessCardinalityTests {

	private static final Map<String, String> SERIES_OF = Map.of("conversations.begun", "conversations_begun_total",
			"orders.completed", "orders_completed_total", "orders.failed", "orders_failed_total", "orders.tried",
			"orders_tried_total", "revenue", "revenue_total", "countries.asked", "countries_asked_total",
			"conversations.active", "conversations_active", "basket.value", "basket_value_euros", "basket.items",
			"basket_items", "think.time", "think_time_seconds");

	@Test
	void explainsEverySeries() {
		ShopConfiguration.runner()
			.withPropertyValues("management.endpoints.web.exposure.include=cardinality")
			.run((context) -> {
				use(context.getBean(ShopMeters.class), 50);
				CardinalityReport report = report(context);
				Map<String, MeterSeries> meters = report.meters()
					.stream()
					.filter((meter) -> SERIES_OF.containsKey(meter.meter()))
					.collect(Collectors.toMap(MeterSeries::meter, (meter) -> meter));
				Scrape scrape = Scrape.of(context);
				assertThat(meters).hasSameSizeAs(SERIES_OF);
				meters.forEach((name, meter) -> assertThat(count(scrape, SERIES_OF.getOrDefault(name, ""))).as(name)
					.isPositive()
					.isEqualTo(meter.series()));
			});
	}

	@Test
	void saysWhichValuesOfALabelWereFolded() {
		ShopConfiguration.runner()
			.withPropertyValues("management.endpoints.web.exposure.include=cardinality")
			.run((context) -> {
				use(context.getBean(ShopMeters.class), 50);
				assertThat(report(context).guarded()).filteredOn((label) -> label.meter().equals("countries.asked"))
					.singleElement()
					.satisfies((label) -> {
						assertThat(label.label()).isEqualTo("country");
						assertThat(label.maxValues()).isEqualTo(5);
						assertThat(label.values()).isEqualTo(5);
						assertThat(label.folded()).isEqualTo(45);
						assertThat(label.examples()).isNotEmpty();
					});
				assertThat(count(Scrape.of(context), "countries_asked_total")).as("five, and one for the rest")
					.isEqualTo(6);
			});
	}

	@Test
	void seriesStayTheSameHoweverMuchIsRecorded() {
		ShopConfiguration.runner()
			.withPropertyValues("management.endpoints.web.exposure.include=cardinality")
			.run((context) -> {
				use(context.getBean(ShopMeters.class), 50);
				long series = report(context).series();
				use(context.getBean(ShopMeters.class), 500);
				assertThat(report(context).series()).isEqualTo(series);
			});
	}

	private static CardinalityReport report(ApplicationContext context) {
		return context.getBean(CardinalityEndpoint.class).cardinality(null);
	}

	private static long count(Scrape scrape, String name) {
		return scrape.samples()
			.stream()
			.filter((sample) -> sample.name().equals(name) || sample.name().matches(name + "_(bucket|count|sum|max)"))
			.count();
	}

	private static void use(ShopMeters meters, int values) {
		meters.conversations(() -> 1);
		meters.items(2);
		for (int value = 0; value < values; value++) {
			meters.asked("country" + value);
			meters.conversationBegun(Goal.BUY);
			meters.orderFailed(Goal.BUY, true);
			meters.basket(value);
			meters.sold(BigDecimal.ONE);
			meters.thought(Duration.ofSeconds(value), Goal.ASK);
		}
	}

}
