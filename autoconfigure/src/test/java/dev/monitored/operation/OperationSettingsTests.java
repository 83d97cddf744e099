package dev.monitored.operation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is declared of an operation, and what is wrong with it.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationSettingsTests {

	@Test
	void makesEveryThresholdABoundary() {
		MonitoredContext.runner(Promising.class)
			.run((context) -> assertThat(Scrape.of(context).boundaries("promise")).containsExactly("0.001", "0.0025",
					"0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.3", "0.5", "0.7", "1.0", "1.2", "+Inf"));
	}

	@Test
	void resolvesPlaceholders() {
		MonitoredContext.runner(Placeholders.class)
			.withPropertyValues("shop.name=store", "shop.slow=321ms", "monitored.operation.tag-keys=team")
			.run((context) -> {
				assertThat(Scrape.of(context).boundaries("store.place")).contains("0.321");
				assertThat(Scrape.of(context).values("operation_duration_seconds_count", "team"))
					.containsExactly("store-team");
			});
	}

	@Test
	void explainsAPlaceholderWithoutValue() {
		MonitoredContext.runner(Placeholders.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains("shop.name",
					"Set the property, or give it a default value as in ${property:default}."));
	}

	@Test
	void letsTheConfigurationWin() {
		MonitoredContext.runner(Promising.class).with(MonitoredContext.yaml("""
				monitored:
				  operation:
				    tag-keys: team
				    overrides:
				      - name: promise
				        latency: "p99 < 42ms"
				        buckets: slow
				        tags: team=orders
				        no-error-for: java.io.IOException
				""")).run((context) -> {
			assertThat(Scrape.of(context).boundaries("promise")).contains("0.042", "0.3", "1.2", "120.0")
				.doesNotContain("0.7", "0.001");
			assertThat(Scrape.of(context).values("operation_duration_seconds_count", "team")).containsExactly("orders");
		});
	}

	@Test
	void warnsOfAnEntryThatMatchesNothing(CapturedOutput output) {
		MonitoredContext.runner(Promising.class)
			.withPropertyValues("monitored.operation.overrides[0].name=promised")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).contains("WARN")
			.contains(
					"monitored.operation.overrides[0] is named 'promised', but there is no such operation among [promise]");
	}

	@Test
	void refusesAnEntryWithoutName() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.overrides[0].availability=99%")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: monitored.operation.overrides[0].name", "the name of the operation is missing"));
	}

	@Test
	void refusesTwoEntriesForOneOperation() {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.overrides[0].name=a", "monitored.operation.overrides[1].name=a")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.operation.overrides[1].name",
					"monitored.operation.overrides[0] has the same name"));
	}

	@Test
	void explainsAnObjectiveThatIsNone() {
		MonitoredContext.runner(Malformed.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines(
						"""
								A setting of Monitored is invalid:

								    Setting: latency of @Monitored on public void dev.monitored.operation.OperationSettingsTests$Malformed.place()
								    Value: "p95 < 500 parsecs"
								    Reason: at position 11, unknown unit 'parsecs' (ns, us, ms, s, m)
								Action: Write for example "p95 < 500ms"."""));
	}

	@Test
	void explainsAnObjectiveOfTheConfiguration() {
		MonitoredContext.runner(Promising.class)
			.withPropertyValues("monitored.operation.overrides[0].name=promise",
					"monitored.operation.overrides[0].availability=0.999")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure())).contains(
					"Setting: monitored.operation.overrides[0].availability", "Value: \"0.999\"",
					"a percentage below 1: did you mean 99.9%?"));
	}

	@Test
	void refusesTwoObjectivesForOnePercentile() {
		MonitoredContext.runner(TwiceTheSame.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("there is another objective for the same percentile"));
	}

	@Test
	void refusesAnUnknownBucketProfile() {
		MonitoredContext.runner(UnknownProfile.class)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("Setting: buckets of @Monitored on", "Value: \"quick\"", "no bucket profile of that name"));
	}

	@Test
	void refusesAFortyFirstBoundary() {
		MonitoredContext.runner(TooManyBoundaries.class)
			.withPropertyValues("monitored.buckets.profiles.twenty=linear(1ms, 1ms, 20)")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("TooManyBoundaries.place()", "give 41 boundaries, 40 are allowed"));
	}

	public static class Promising {

		@Monitored(operation = "promise", availability = "99.9%", latency = { "p95 < 700ms" }, apdex = "0.9 @ 300ms")
		public void keep() {
		}

	}

	public static class Placeholders {

		@Monitored(operation = "${shop.name}.place", latency = "p95 < ${shop.slow}", tags = "team=${shop.name}-team")
		public void place() {
		}

	}

	public static class Malformed {

		@Monitored(latency = "p95 < 500 parsecs")
		public void place() {
		}

	}

	public static class TwiceTheSame {

		@Monitored(latency = { "p95 < 500ms", "95% < 1s" })
		public void place() {
		}

	}

	public static class UnknownProfile {

		@Monitored(buckets = "quick")
		public void place() {
		}

	}

	public static class TooManyBoundaries {

		@Monitored(buckets = "twenty",
				latency = { "p1 < 101ms", "p2 < 102ms", "p3 < 103ms", "p4 < 104ms", "p5 < 105ms", "p6 < 106ms",
						"p7 < 107ms", "p8 < 108ms", "p9 < 109ms", "p10 < 110ms", "p11 < 111ms", "p12 < 112ms",
						"p13 < 113ms", "p14 < 114ms", "p15 < 115ms", "p16 < 116ms", "p17 < 117ms", "p18 < 118ms",
						"p19 < 119ms" },
				apdex = "0.9 @ 200ms")
		public void place() {
		}

	}

}
