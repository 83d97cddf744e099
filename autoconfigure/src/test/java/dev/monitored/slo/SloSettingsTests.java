package dev.monitored.slo;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is wrong with the settings of an SLO, and how it is said.
 */
class SloSettingsTests {

	private static final String AN_SLO = "monitored.slo.definitions.orders-api.";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"signal=operation,availability=0.999 | orders-api.availability | did you mean 99.9%?",
			"signal=operation,latency=p95 500ms | orders-api.latency | '<' is expected",
			"signal=operation,apdex=95 @ 500ms | orders-api.apdex | must be above 0 and below 1",
			"signal=operation,availability=99%,window=31d | orders-api.window | the window is none of 7d, 28d and 30d",
			"signal=operation,availability=99%,freshness=26 | orders-api.freshness | the unit is none of s, m, h and d",
			"signal=operation,availability=99%,min-rate=10 | orders-api.min-rate | '/' is expected",
			"signal=operation,availability=99%,min-rate=0/s | orders-api.min-rate | the amount must be above 0",
			"signal=operation,availability=99%,min-rate=10/d | orders-api.min-rate | the unit is none of s, m and h",
			"signal=operation | orders-api | there is no objective",
			"availability=99% | orders-api.signal | the signal is missing",
			"signal=llm-ttft,availability=99% | orders-api.availability | 'llm-ttft' is a part of a call and has no availability",
			"signal=operation,availability=99%,match.uri=/a | orders-api.match.uri | no operation call has the label 'uri'",
			"signal=http-server,availability=99%,match.path=/a | orders-api.match.path | no http-server call has the label 'path'",
			"signal=http-server,availability=99%,match.uri=api | orders-api.match.uri | a path begins with /",
			"signal=http-server,availability=99%,match.uri=/{a/x | orders-api.match.uri | the braces { and } do not match",
			"signal=operation,availability=99%,match.operation=${blank} | orders-api.match.operation | there is no value to match",
			"signal=operation,availability=99%,bad-when.error=X | orders-api.bad-when | no label of operation calls says whether they failed",
			"signal=operation,availability=99%,match.operation[0]=${blank} | orders-api.match.operation | the pattern is blank" })
	void explainsWhatIsWrong(String settings, String setting, String problem) {
		String[] properties = settings.split(",");
		for (int index = 0; index < properties.length; index++) {
			properties[index] = AN_SLO + properties[index];
		}
		MonitoredContext.runner()
			.withPropertyValues(properties)
			.withPropertyValues("blank=\t")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.slo.definitions." + setting, problem, "Action: "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://example.com",
			"runbooks.example.com", "/runbooks/orders", "https://", "https:example.com", "http://[",
			"https:// example.com", "https://example.com/a b", "https://example.com/<script>" })
	void refusesARunbookThatIsNoUrlOfThePages(String runbook) {
		for (String property : List.of(AN_SLO, "monitored.operation.overrides[0].")) {
			MonitoredContext.runner(Checkout.class)
				.withPropertyValues(property + "runbook=" + runbook, property + "availability=99%",
						AN_SLO + "signal=operation", AN_SLO + "latency=p95 < 1s",
						"monitored.operation.overrides[0].name=plain")
				.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
					.isEqualToNormalizingNewlines("""
							A setting of Monitored is invalid:

							    Setting: %srunbook
							    Value: "%s"
							    Reason: a runbook is a page, whose URL begins with http:// or https://
							Action: Write for example https://runbooks.example.com/orders.""".formatted(property,
							runbook)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://runbooks/orders", "HTTPS://example.com:8443/a?b=c#d", "https://example.com/%C3%BC",
			"https://bücher.example/ü", "" })
	void takesARunbookOfThePages(String runbook) {
		MonitoredContext.runner()
			.withPropertyValues(AN_SLO + "runbook=" + runbook, AN_SLO + "availability=99%", AN_SLO + "signal=operation")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "OrdersApi", "orders_api", "[orders.api]", "[Bestellübersicht]" })
	void refusesNamesThatAreNoNames(String name) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions." + name + ".signal=operation",
					"monitored.slo.definitions." + name + ".availability=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("lower-case letters, digits and hyphens only"));
	}

	@Test
	void refusesAnUnknownSignalAndNamesTheKnownOnes() {
		MonitoredContext.runner()
			.withPropertyValues(AN_SLO + "signal=http", AN_SLO + "availability=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.slo.definitions.orders-api.signal", "Value: \"http\"", "Write one of ",
					"operation, http-server, http-client, db, llm, llm-ttft, observation, business, websocket."));
	}

	@Test
	void refusesAMisspeltSetting() {
		MonitoredContext.runner()
			.withPropertyValues(AN_SLO + "signal=operation", AN_SLO + "availibility=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.slo.definitions.orders-api.availibility"));
	}

	@Test
	void refusesTwoSourcesOfOneName() {
		MonitoredContext.runner(Checkout.class)
			.withPropertyValues("monitored.slo.definitions.checkout.signal=operation",
					"monitored.slo.definitions.checkout.availability=99.9%",
					"monitored.slo.definitions.checkout.match.operation=checkout")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: the operation 'checkout'",
					"monitored.slo.definitions.checkout declares another SLO of that name",
					"Give one of them another name."));
	}

	@Test
	void refusesAnEntryByHandOfANameThatIsTaken() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.slo.definitions.nightly.signal=operation",
					"monitored.slo.definitions.nightly.availability=99.9%",
					"monitored.operation.overrides[0].name=nightly", "monitored.operation.overrides[0].by-hand=true",
					"monitored.operation.overrides[0].availability=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("declares another SLO of that name"));
	}

	@Test
	void refusesAMinRateWithoutObjective() {
		MonitoredContext.runner(Checkout.class)
			.withPropertyValues("monitored.operation.overrides[0].name=plain",
					"monitored.operation.overrides[0].min-rate=10/s")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.operation.overrides[0].min-rate", "Value: \"10/s\"",
					"the operation has no objective whose events could be counted"));
	}

	@ParameterizedTest
	@CsvSource({ "window=7d", "freshness=26h", "runbook=https://example.com", "page=false" })
	void refusesWhatAnSloHasWithoutObjective(String setting) {
		MonitoredContext.runner(Checkout.class)
			.withPropertyValues("monitored.operation.overrides[0].name=plain",
					"monitored.operation.overrides[0]." + setting)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("the operation has no objective whose events could be counted"));
	}

	@Test
	void refusesAFortyFirstBoundaryThatAnSloAdds() {
		MonitoredContext.runner(Checkout.class)
			.withPropertyValues("monitored.buckets.profiles.twenty=linear(1ms, 1ms, 20)",
					"monitored.buckets.signals.operation=twenty", AN_SLO + "signal=operation")
			.withPropertyValues(thresholds(21))
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("41 boundaries, 40 are allowed"));
	}

	@Test
	void takesWindowRateRunbookAndPageOfAnOperation() {
		MonitoredContext.runner(Checkout.class).with(MonitoredContext.yaml("""
				monitored:
				  operation:
				    overrides:
				      - name: checkout
				        window: 28d
				        min-rate: 2/h
				        runbook: https://example.com/checkout
				        page: false
				""")).run((context) -> {
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_window_days", "slo", "checkout")).isEqualTo(28);
			assertThat(scrape.value("slo_min_rate_events_per_second", "slo", "checkout")).isEqualTo(2.0 / 3600);
			assertThat(scrape.value("slo_info", "slo", "checkout", "runbook", "https://example.com/checkout", "page",
					"false"))
				.isEqualTo(1);
		});
	}

	private static String[] thresholds(int number) {
		String[] properties = new String[number];
		for (int index = 0; index < number; index++) {
			properties[index] = "%slatency[%d]=p%d < %dms".formatted(AN_SLO, index, index + 1, index + 101);
		}
		return properties;
	}

	public static class Checkout {

		@Monitored(operation = "checkout", availability = "99.9%")
		public void checkout() {
		}

		@Monitored(operation = "plain")
		public void plain() {
		}

	}

}
