package dev.monitored.label;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import io.micrometer.core.aop.MeterTag;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.ApplicationContext;

import dev.monitored.Monitored;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A setting that takes the key of a label.
 */
enum LabelPlace {

	MATCH_OF_MODELS("stream.mode", """
			monitored.slo.definitions.some:
			  signal: llm
			  match: { %s: [ none, streaming ] }
			  availability: 99%%
			""") {
		@Override
		void check(ApplicationContext context) {
			LlmCalls llm = context.getBean(LlmCalls.class);
			llm.start("openai", "gpt", StreamMode.STREAMING).close();
			llm.start("openai", "gpt", StreamMode.BLOCKING).close();
			assertThat(events(context)).isOne();
		}
	},

	MATCH_OF_OPERATIONS("customer.tier", """
			monitored:
			  operation.tag-keys: customer_tier
			  slo.definitions.some:
			    signal: operation
			    match: { %s: gold }
			    availability: 99%%
			""", Tiers.class) {
		@Override
		void check(ApplicationContext context) {
			Tiers tiers = context.getBean(Tiers.class);
			tiers.dotted("gold");
			tiers.underscored("gold");
			tiers.underscored("silver");
			assertThat(events(context)).isEqualTo(2);
		}
	},

	TAG_KEYS("customer.tier", "monitored.operation.tag-keys: [ region, %s ]", Tiers.class) {
		@Override
		void check(ApplicationContext context) {
			context.getBean(Tiers.class).dotted("gold");
			context.getBean(Tiers.class).underscored("gold");
			for (String operation : List.of("Tiers.dotted", "Tiers.underscored")) {
				assertThat(Scrape.of(context)
					.value(CALLS, "operation", operation, "status", "success", "customer_tier", "gold")).isOne();
			}
		}
	},

	TAGS_OF_AN_ANNOTATION("customer.tier", "monitored.operation.tag-keys: [ %s ]", Tagged.class) {
		@Override
		void check(ApplicationContext context) {
			context.getBean(Tagged.class).dotted();
			context.getBean(Tagged.class).underscored();
			for (String operation : List.of("Tagged.dotted", "Tagged.underscored")) {
				assertThat(Scrape.of(context)
					.value(CALLS, "operation", operation, "status", "success", "customer_tier", "gold")).isOne();
			}
		}
	},

	TAGS_OF_AN_OVERRIDE("customer.tier", """
			monitored.operation:
			  tag-keys: customer.tier
			  overrides:
			    - name: Shop.plain
			      tags: [ "%s=gold" ]
			""", Shop.class) {
		@Override
		void check(ApplicationContext context) {
			context.getBean(Shop.class).plain();
			assertThat(Scrape.of(context)
				.value(CALLS, "operation", "Shop.plain", "status", "success", "customer_tier", "gold")).isOne();
		}
	},

	TAGS_OF_A_POINTCUT("customer.tier", """
			monitored.operation:
			  tag-keys: customer_tier
			  pointcuts:
			    - expression: execution(public * dev.monitored.label..TieredShop.*(..))
			      tags: [ "%s=gold" ]
			""", TieredShop.class) {
		@Override
		void check(ApplicationContext context) {
			context.getBean(TieredShop.class).serve();
			assertThat(Scrape.of(context)
				.value(CALLS, "operation", "TieredShop.serve", "status", "success", "customer_tier", "gold")).isOne();
		}
	},

	LIMIT_OF_A_METER_OF_BOOT("client.name", """
			monitored.guard.labels:
			  - { meter: http.client.requests, label: %s, max-values: 2, allow: [ h7 ] }
			""") {
		@Override
		void check(ApplicationContext context) {
			assertFolds("http.client.requests", "client.name", context);
		}
	},

	LIMIT_OF_A_LABEL_WITH_DOTS("shop.kind", """
			monitored.guard.labels:
			  - { meter: shop.orders, label: %s, max-values: 2, allow: [ h7 ] }
			""") {
		@Override
		void check(ApplicationContext context) {
			assertFolds("shop.orders", "shop.kind", context);
		}
	},

	LIMIT_OF_A_LABEL_WITH_UNDERSCORES("shop.kind", """
			monitored.guard.labels:
			  - { meter: shop.orders, label: %s, max-values: 2, allow: [ h7 ] }
			""") {
		@Override
		void check(ApplicationContext context) {
			assertFolds("shop.orders", "shop_kind", context);
		}
	},

	LIMIT_OF_A_LABEL_OF_OPERATIONS("customer.tier", """
			monitored:
			  operation.tag-keys: customer.tier
			  guard.labels:
			    - { meter: operation.duration, label: %s, max-values: 2, allow: [ h7 ] }
			""", Tiers.class) {
		@Override
		void check(ApplicationContext context) {
			IntStream.range(0, 10).forEach((number) -> context.getBean(Tiers.class).underscored("h" + number));
			assertThat(Scrape.of(context).find(CALLS, "operation", "Tiers.underscored", "status", "success"))
				.extracting((sample) -> sample.labels().get("customer_tier"))
				.contains("h0", "h1", "h7", "_other")
				.doesNotContain("h2");
		}
	},

	FORBIDDEN_LABELS("tenant.id", """
			monitored.guard:
			  forbidden-labels: [ %s ]
			  remove-forbidden-labels: true
			""") {
		@Override
		void check(ApplicationContext context) {
			MeterRegistry registry = context.getBean(MeterRegistry.class);
			registry.counter("shop.orders", "tenant.id", "1").increment();
			registry.counter("shop.returns", "tenant_id", "1").increment();
			assertThat(Scrape.of(context).labelKeys("shop_orders_total")).containsExactly(Set.of());
			assertThat(Scrape.of(context).labelKeys("shop_returns_total")).containsExactly(Set.of());
		}
	};

	private static final String CALLS = "operation_duration_seconds_count";

	private final String label;

	private final String yaml;

	private final Class<?>[] beans;

	LabelPlace(String label, String yaml, Class<?>... beans) {
		this.label = label;
		this.yaml = yaml;
		this.beans = beans;
	}

	String label() {
		return this.label;
	}

	String yaml(String spelling) {
		return this.yaml.formatted(spelling);
	}

	Class<?>[] beans() {
		return this.beans;
	}

	abstract void check(ApplicationContext context);

	private static double events(ApplicationContext context) {
		return Scrape.of(context).value("slo_events_total", "slo", "some");
	}

	private static void assertFolds(String meter, String key, ApplicationContext context) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		IntStream.range(0, 10).forEach((number) -> registry.timer(meter, key, "h" + number).record(() -> {
		}));
		Scrape scrape = Scrape.of(context);
		String label = key.replace('.', '_');
		assertThat(scrape.values(meter.replace('.', '_') + "_seconds_count", label)).containsExactly("_other", "h0",
				"h1", "h7");
		assertThat(scrape.value("monitored_guard_folded_total", "meter", meter, "label", label)).isEqualTo(7);
	}

	@Monitored
	public static class Shop {

		public void plain() {
		}

	}

	public static class TieredShop {

		public void serve() {
		}

	}

	@Monitored
	public static class Tiers {

		public void dotted(@MeterTag("customer.tier") String tier) {
		}

		public void underscored(@MeterTag("customer_tier") String tier) {
		}

	}

	public static class Tagged {

		@Monitored(tags = "customer.tier=gold")
		public void dotted() {
		}

		@Monitored(tags = "customer_tier=gold")
		public void underscored() {
		}

	}

}
