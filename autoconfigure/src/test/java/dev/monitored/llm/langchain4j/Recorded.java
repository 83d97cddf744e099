package dev.monitored.llm.langchain4j;

import java.util.function.Predicate;

import org.springframework.context.ApplicationContext;

import dev.monitored.Patience;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application has recorded of its calls.
 *
 * @param scrape what Prometheus reads
 */
record Recorded(Scrape scrape) {

	static Recorded by(ApplicationContext context) {
		return new Recorded(Scrape.of(context));
	}

	/**
	 * Waits until the application has recorded something. An answer may reach the
	 * application before its end is recorded, and a cancel answers no call.
	 */
	static Recorded await(ApplicationContext context, Predicate<Recorded> condition) {
		return Patience.await().until(() -> by(context), condition);
	}

	double calls(String mode, String status) {
		return this.scrape.find("llm_latency_seconds_count", "stream_mode", mode, "status", status)
			.stream()
			.mapToDouble(Scrape.Sample::value)
			.sum();
	}

	/**
	 * Returns the number of all calls that ended.
	 */
	double calls() {
		return sum("llm_latency_seconds_count");
	}

	double tokens(String type) {
		return sum("llm_tokens_used_total", "type", type);
	}

	double errors(String error) {
		return sum("llm_errors_total", "error", error);
	}

	double sum(String name, String... labels) {
		return this.scrape.find(name, labels).stream().mapToDouble(Scrape.Sample::value).sum();
	}

	/**
	 * Asserts that exactly one call ended, how it did, and that none is in flight.
	 */
	void hasOneCall(String mode, String status) {
		assertThat(calls(mode, status)).as(status).isOne();
		assertThat(calls()).as("all calls").isOne();
		assertThat(sum("llm_active")).as("in flight").isZero();
	}

}
