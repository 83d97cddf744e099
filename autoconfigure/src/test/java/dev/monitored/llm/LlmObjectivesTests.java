package dev.monitored.llm;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.monitored.MonitoredContext;
import dev.monitored.operation.ExcludedCalls;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for calls of language models as events of objectives.
 */
@SuppressWarnings("try")
class LlmObjectivesTests {

	@Test
	void countsEventsOfObjectivesByTheNameBeforeItIsFolded() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  guard.labels: [ { meter: llm.latency, label: model, max-values: 1 } ]
				  slo:
				    definitions:
				      answers: { signal: llm, match: { model: "gpt-*", stream_mode: streaming }, availability: 99% }
				      first-tokens: { signal: llm-ttft, match: { model: "gpt-*" }, latency: "p95 < 1m" }
				""")).run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			for (String model : List.of("claude", "gpt-4", "gpt-5", "gemini")) {
				try (LlmCall call = llm.start("any", model, StreamMode.STREAMING)) {
					call.firstToken();
				}
				llm.start("any", model, StreamMode.STREAMING).close();
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("llm_latency_seconds_count", "model")).containsExactly("_other", "claude");
			assertThat(scrape.value("slo_events_total", "slo", "answers")).isEqualTo(4);
			assertThat(scrape.value("slo_bad_events_total", "slo", "answers")).isEqualTo(4);
			assertThat(scrape.value("slo_events_total", "slo", "first-tokens")).isEqualTo(4);
			assertThat(scrape.value("slo_bad_events_total", "slo", "first-tokens")).as("without any token")
				.isEqualTo(2);
		});
	}

	@Test
	void putsABoundaryAtEveryThreshold() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      answers: { signal: llm, latency: "p95 < 7s" }
				      first-tokens: { signal: llm-ttft, latency: "p95 < 700ms" }
				""")).run((context) -> {
			context.getBean(LlmCalls.class).expect("openai", "gpt", StreamMode.STREAMING);
			assertThat(Scrape.of(context).values("llm_latency_seconds_bucket", "le")).contains("7.0");
			assertThat(Scrape.of(context).values("llm_ttft_seconds_bucket", "le")).contains("0.7");
		});
	}

	@Test
	void leaveOutAnswersThatBeginInAScopeOfExcludedCalls() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      answers: { signal: llm, availability: 99% }
				      first-tokens: { signal: llm-ttft, latency: "p95 < 1m" }
				""")).run((context) -> {
			LlmCalls llm = context.getBean(LlmCalls.class);
			for (int call = 0; call < 50; call++) {
				LlmCall excluded;
				LlmCall without;
				try (ExcludedCalls scope = context.getBean(Operations.class).exclude()) {
					excluded = llm.start("openai", "gpt", StreamMode.STREAMING);
					without = llm.start("openai", "gpt", StreamMode.STREAMING);
				}
				excluded.firstToken();
				excluded.close();
				without.close();
				try (LlmCall counted = llm.start("openai", "gpt", StreamMode.STREAMING)) {
					counted.firstToken();
				}
			}
			Scrape scrape = Scrape.of(context);
			for (String slo : List.of("answers", "first-tokens")) {
				assertThat(scrape.value("slo_excluded_events_total", "slo", slo)).isEqualTo(100);
				assertThat(scrape.value("slo_events_total", "slo", slo)).isEqualTo(50);
			}
		});
	}

	@Test
	void aStreamHangsUntilItsFirstToken() {
		MonitoredContext.runner().with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      answers: { signal: llm, availability: 99% }
				      first-tokens: { signal: llm-ttft, latency: "p95 < 1m" }
				""")).run((context) -> {
			try (LlmCall call = context.getBean(LlmCalls.class).start("openai", "gpt", StreamMode.STREAMING)) {
				assertThat(Scrape.of(context).value("slo_active_calls", "slo", "answers")).isOne();
				assertThat(Scrape.of(context).value("slo_active_calls", "slo", "first-tokens")).isOne();
				call.firstToken();
				assertThat(Scrape.of(context).value("slo_active_calls", "slo", "answers")).isZero();
				assertThat(Scrape.of(context).value("slo_active_calls", "slo", "first-tokens")).isZero();
				assertThat(Scrape.of(context).value("llm_active")).isOne();
			}
			assertThat(Scrape.of(context).value("slo_active_calls", "slo", "answers")).isZero();
		});
	}

	@Test
	void availabilityOfFirstTokensStopsStartUp() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.a.signal=llm-ttft",
					"monitored.slo.definitions.a.availability=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"'llm-ttft' is a part of a call and has no availability",
					"Write it into an SLO of the whole call."));
	}

}
