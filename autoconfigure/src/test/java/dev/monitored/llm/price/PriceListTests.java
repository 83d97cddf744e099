package dev.monitored.llm.price;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.MonitoredContext;
import dev.monitored.llm.LlmCall;
import dev.monitored.llm.LlmCalls;
import dev.monitored.llm.StreamMode;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PriceList} and what calls cost.
 */
class PriceListTests {

	private static final String PRICES = """
			monitored:
			  llm:
			    prices:
			      - { model: "gpt-4.1-mini", prompt: 0.40, cached: 0.10, completion: 1.60 }
			      - { model: "gpt-4*", prompt: 2, completion: 8 }
			      - { model: "*", provider: ollama, prompt: 0, completion: 0 }
			      - { model: "text-embedding*", prompt: 0.02 }
			""";

	@Test
	void costsWhatTheFirstEntryThatMatchesSays() {
		MonitoredContext.runner().with(MonitoredContext.yaml(PRICES)).run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			answer(llm, "openai", "gpt-4.1-mini", 1_000_000, 500_000, 250_000);
			answer(llm, "openai", "gpt-4o", 1_000_000, 500_000, 250_000);
			answer(llm, "ollama", "llama3", 1_000_000, 500_000, 250_000);
			Scrape scrape = Scrape.of(context);
			assertThat(cost(scrape, "gpt-4.1-mini", "prompt")).isEqualTo(0.30);
			assertThat(cost(scrape, "gpt-4.1-mini", "cached")).isEqualTo(0.025);
			assertThat(cost(scrape, "gpt-4.1-mini", "completion")).isEqualTo(0.80);
			assertThat(cost(scrape, "gpt-4o", "prompt")).isEqualTo(1.5);
			assertThat(cost(scrape, "gpt-4o", "cached")).as("cached tokens without a price of their own")
				.isEqualTo(0.5);
			assertThat(cost(scrape, "gpt-4o", "completion")).isEqualTo(4);
			assertThat(cost(scrape, "llama3", "prompt")).isZero();
			assertThat(scrape.value("llm_cost_unpriced_total", "model", "llama3")).isZero();
		});
	}

	@Test
	void doesNotDriftOverAMillionCalls() {
		MonitoredContext.runner().with(MonitoredContext.yaml(PRICES)).run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			for (int call = 0; call < 1_000_000; call++) {
				answer(llm, "openai", "gpt-4.1-mini", 3, 1, 2);
			}
			Scrape scrape = Scrape.of(context);
			assertThat(cost(scrape, "gpt-4.1-mini", "prompt")).isEqualTo(0.4);
			assertThat(cost(scrape, "gpt-4.1-mini", "cached")).isEqualTo(0.2);
			assertThat(cost(scrape, "gpt-4.1-mini", "completion")).isEqualTo(1.6);
		});
	}

	@Test
	void countsCallsWithoutPriceInsteadOfCallingThemFree() {
		MonitoredContext.runner().with(MonitoredContext.yaml(PRICES)).run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			answer(llm, "mistral", "large", 10, 20, 0);
			answer(llm, "openai", "text-embedding-3-small", 10, 20, 0);
			try (LlmCall call = llm.startEmbedding("openai", "text-embedding-3-large")) {
				call.tokens(1_000_000, 0);
				call.finish();
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.has("llm_cost_usd_total", "model", "large")).isFalse();
			assertThat(scrape.value("llm_cost_unpriced_total", "model", "large")).isOne();
			assertThat(scrape.value("llm_cost_unpriced_total", "model", "text-embedding-3-small")).isOne();
			assertThat(scrape.value("llm_cost_unpriced_total", "model", "text-embedding-3-large")).isZero();
			assertThat(cost(scrape, "text-embedding-3-large", "prompt")).isEqualTo(0.02);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{ prompt: 1 } | prices[0].model | Write the name of a model, such as "gpt-4*".
					{ model: gpt } | prices[0].prompt | Write US dollars per million tokens, for example 2.50.
					{ model: gpt, prompt: -1 } | a price lies between 0 and 1000000 US dollars per million tokens | for example 2.50.
					{ model: gpt, prompt: 2000000 } | a price lies between 0 and 1000000 US dollars per million tokens | 2.50.
					{ model: gpt, prompt: "0.0000001" } | a price has at most 6 decimals | for example 0.075.
					{ model: gpt, prompt: cheap } | monitored.llm.prices[0].prompt | Write a number, such as 2.50.
					{ model: gpt, input: 1, prompt: 1 } | monitored.llm.prices[0].input | Correct or remove them.
					""")
	void aPriceThatMakesNoSenseStopsStartUp(String entry, String problem, String remedy) {
		MonitoredContext.runner()
			.with(MonitoredContext.yaml("monitored.llm.prices: [ " + entry + " ]"))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(problem,
					remedy));
	}

	@Test
	void anEntryThatCanNeverCountStopsStartUp() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  llm:
				    prices:
				      - { model: "gpt-4*", prompt: 2, completion: 8 }
				      - { model: "gpt-4.1*", prompt: 1, completion: 4 }
				""")).run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).isEqualTo("""
				A setting of Monitored is invalid:

				    Setting: monitored.llm.prices[1].model
				    Value: "gpt-4.1*"
				    Reason: monitored.llm.prices[0] with the model 'gpt-4*' comes first and matches all of its models
				Action: Write the entry with the narrower pattern first, or remove one of them."""));
	}

	@Test
	void oneModelMayHaveAPriceForEachProvider() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  llm:
				    prices:
				      - { model: "gpt-4*", provider: azure, prompt: 3, completion: 9 }
				      - { model: "gpt-4*", prompt: 2, completion: 8 }
				""")).run((context) -> {
			answer(context.getBean(LlmCalls.class), "azure", "gpt-4", 1_000_000, 0, 0);
			answer(context.getBean(LlmCalls.class), "openai", "gpt-4", 1_000_000, 0, 0);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("llm_cost_usd_total", "provider", "azure", "type", "prompt")).isEqualTo(3);
			assertThat(scrape.value("llm_cost_usd_total", "provider", "openai", "type", "prompt")).isEqualTo(2);
		});
	}

	private static void answer(LlmCalls llm, String provider, String model, long prompt, long completion, long cached) {
		try (LlmCall call = llm.start(provider, model, StreamMode.BLOCKING)) {
			call.tokens(prompt, completion);
			call.cachedTokens(cached);
			call.finish("stop");
		}
	}

	private static double cost(Scrape scrape, String model, String type) {
		return scrape.value("llm_cost_usd_total", "model", model, "type", type);
	}

}
