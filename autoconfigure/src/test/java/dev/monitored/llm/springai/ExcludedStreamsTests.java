package dev.monitored.llm.springai;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.monitored.Patience;
import dev.monitored.llm.OpenAiAnswer;
import dev.monitored.llm.OpenAiServer;
import dev.monitored.llm.springai.SpringAiApplications.Access;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for streamed answers that are no events of any SLO.
 */
class ExcludedStreamsTests {

	@ParameterizedTest
	@EnumSource(names = { "CHAT_CLIENT", "DECORATED" })
	void areThoseThatAScopeReturned(Access access) throws Exception {
		try (OpenAiServer server = new OpenAiServer()) {
			server.answer(OpenAiAnswer.text("a", "b"));
			access.application(server)
				.withPropertyValues("monitored.slo.definitions.answers.signal=llm",
						"monitored.slo.definitions.answers.availability=99%",
						"monitored.slo.definitions.first-tokens.signal=llm-ttft",
						"monitored.slo.definitions.first-tokens.latency=p95 < 1m")
				.run((context) -> {
					Operations operations = context.getBean(Operations.class);
					operations.excluded(() -> access.stream(context, Patience.LIMIT)).blockLast();
					access.stream(context, Patience.LIMIT).blockLast();
					Scrape scrape = SpringAiApplications.scrapeWhenIdle(context);
					for (String slo : new String[] { "answers", "first-tokens" }) {
						assertThat(scrape.value("slo_excluded_events_total", "slo", slo)).isEqualTo(1);
						assertThat(scrape.value("slo_events_total", "slo", slo)).isEqualTo(1);
					}
				});
		}
	}

}
