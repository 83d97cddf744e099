package dev.monitored.catalog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is said of SLOs that no call can match.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmatchedSloTests {

	@Test
	void warnsOfASignalThatNothingMeasures(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.enabled=false", "monitored.slo.definitions.some.signal=operation",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains(
				"monitored.slo.definitions.some is about operation calls, which nothing in this application measures");
	}

	@Test
	void warnsOfAnOperationThatDoesNotExist(CapturedOutput output) {
		runner("match: { operation: order.place }").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some counts no call or misses some: no operation call has the operation 'order.place', did you mean 'orders.place'? (one that code records by hand has by-hand: true in monitored.operation.overrides)");
	}

	@Test
	void saysNothingOfOperationsThatExistOrAreRecordedByHand(CapturedOutput output) {
		runner("match: { operation: [ \"orders.*\", import ] }")
			.withPropertyValues("monitored.operation.overrides[0].name=import",
					"monitored.operation.overrides[0].by-hand=true")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain("monitored.slo.definitions.some");
	}

	@Test
	void warnsOfSignalsOfModelsWhereThereIsNone(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.some.signal=llm",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some is about llm calls, which nothing in this application measures so far; those of LlmCalls count from the first one");
	}

	@Test
	void warnsOfRequestsWhereThereIsNoServer(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.some.signal=http-server",
					"monitored.slo.definitions.some.availability=99%")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).containsOnlyOnce(
				"monitored.slo.definitions.some is about http-server calls, which nothing in this application measures");
	}

	private static ApplicationContextRunner runner(String settings) {
		return MonitoredContext.runner(Orders.class).with(MonitoredContext.yaml("""
				monitored:
				  slo:
				    definitions:
				      some:
				        signal: operation
				        availability: 99%%
				        %s
				""".formatted(settings)));
	}

	/**
	 * A service with an operation.
	 */
	static class Orders {

		@Monitored("orders.place")
		void place() {
		}

	}

}
