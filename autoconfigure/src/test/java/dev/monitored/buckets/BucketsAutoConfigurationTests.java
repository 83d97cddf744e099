package dev.monitored.buckets;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.monitored.MonitoredContext;
import dev.monitored.db.recording.DbSignals;
import dev.monitored.http.exchange.HttpSignals;
import dev.monitored.llm.recording.LlmSignals;
import dev.monitored.operation.declaration.OperationSignals;
import dev.monitored.settings.InvalidSettingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BucketsAutoConfiguration}.
 */
class BucketsAutoConfigurationTests {

	private final ApplicationContextRunner runner = MonitoredContext.runner();

	@Test
	void hasTheProfilesOfTheContract() {
		this.runner.run((context) -> {
			BucketProfileCatalog profiles = context.getBean(BucketProfileCatalog.class);
			assertThat(profiles.get(OperationSignals.OPERATION)).isEqualTo(profiles.get("fast", "test"));
			assertThat(profiles.get(HttpSignals.SERVER).boundaries()).hasSize(14)
				.startsWith(Duration.ofMillis(5))
				.endsWith(Duration.ofSeconds(10));
			assertThat(profiles.get(HttpSignals.CLIENT)).isEqualTo(profiles.get("http", "test"));
			assertThat(profiles.get(DbSignals.DB).boundaries()).hasSize(9).startsWith(Duration.ofMillis(1));
			assertThat(profiles.get(LlmSignals.LLM).boundaries()).hasSize(8).endsWith(Duration.ofSeconds(60));
			assertThat(profiles.get(LlmSignals.LLM_TTFT).boundaries()).hasSize(7).endsWith(Duration.ofSeconds(10));
			assertThat(profiles.get("medium", "test").boundaries()).hasSize(10).endsWith(Duration.ofSeconds(10));
			assertThat(profiles.get("slow", "test").boundaries()).hasSize(10).endsWith(Duration.ofSeconds(120));
			assertThat(profiles.get("fast", "test").boundaries()).hasSize(10).contains(Duration.ofNanos(2_500_000));
		});
	}

	@Test
	void bindsProfilesFromListsAndTexts() {
		this.runner.with(MonitoredContext.yaml("""
				monitored:
				  buckets:
				    profiles:
				      checkout: [ 50ms, 100ms, 1s ]
				      growing: exponential(1ms, 2, 3)
				      even: linear(100ms, 100ms, 3)
				    signals:
				      http-server: checkout
				      operation: growing
				""")).run((context) -> {
			BucketProfileCatalog profiles = context.getBean(BucketProfileCatalog.class);
			assertThat(profiles.get(HttpSignals.SERVER)).isEqualTo(BucketProfile.parse("50ms, 100ms, 1s"));
			assertThat(profiles.get(OperationSignals.OPERATION)).isEqualTo(BucketProfile.parse("1ms, 2ms, 4ms"));
			assertThat(profiles.get("even", "test")).isEqualTo(BucketProfile.parse("100ms, 200ms, 300ms"));
		});
	}

	@Test
	void explainsAWrongProfile() {
		assertFailure("monitored.buckets.profiles.checkout=100ms,50ms",
				"""
						A setting of Monitored is invalid:

						    Setting: monitored.buckets.profiles.checkout
						    Value: "100ms, 50ms"
						    Reason: the boundaries are not ascending: 50ms after 100ms
						Action: Write up to 20 ascending durations such as [ 50ms, 100ms, 500ms, 1s ], or exponential(1ms, 2, 10), \
						or linear(100ms, 100ms, 10).""");
	}

	@Test
	void explainsAnUnknownProfile() {
		assertFailure("monitored.buckets.signals.http-server=quick", """
				A setting of Monitored is invalid:

				    Setting: monitored.buckets.signals.http-server
				    Value: "quick"
				    Reason: there is no bucket profile of that name
				Action: Write one of db, fast, http, llm, medium, slow, ttft, \
				or declare another one under monitored.buckets.profiles.""");
	}

	@Test
	void refusesAnUnknownSignal() {
		this.runner.withPropertyValues("monitored.buckets.signals.smoke=fast")
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.contains("monitored.buckets.signals", "smoke"));
	}

	@Test
	void refusesMoreThanFortyBoundariesWithThresholds() {
		this.runner.run((context) -> {
			BucketProfileCatalog profiles = context.getBean(BucketProfileCatalog.class);
			List<Duration> thresholds = IntStream.rangeClosed(1, 31)
				.mapToObj((n) -> Duration.ofMillis(1000 + n))
				.toList();
			BucketProfile profile = profiles.get(OperationSignals.OPERATION);
			assertThat(profiles.union(profile, thresholds.subList(0, 30), "test")).hasSize(40);
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> profiles.union(profile, thresholds, "test"))
				.satisfies((ex) -> assertThat(ex.getProblem()).isEqualTo(
						"the bucket profile and the thresholds of the objectives give 41 boundaries, 40 are allowed"));
		});
	}

	private void assertFailure(String property, String text) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(MonitoredContext.explain(context.getStartupFailure()))
				.isEqualToNormalizingNewlines(text));
	}

}
