package dev.monitored.dashboard.signal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import dev.monitored.saturation.ResourceUse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MeterReader}.
 */
class MeterReaderTests {

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private final MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final List<ResourceUse> resources = new ArrayList<>();

	private final MeterReader reader = new MeterReader(() -> this.registry, () -> this.resources,
			"/actuator/dashboard");

	@Test
	void readsRatesAndTheBandOfAPercentile() {
		Readings first = this.reader.read(0);
		operation("place", "success", 19, 80);
		operation("place", "error", 1, 700);
		Gauge.builder("operation.active", () -> 3).tag("operation", "place").register(this.registry);
		Map<String, Double> series = this.reader.read(10 * SECOND).since(first);
		assertThat(series).containsEntry("operation.rate", 2.0)
			.containsEntry("operation.errors", 0.1)
			.containsEntry("operation.active", 3.0)
			.containsEntry("operation.p95Above", 0.05)
			.containsEntry("operation.p95AtMost", 0.1);
	}

	@Test
	void readsOnlyWhatWasAddedSince() {
		operation("place", "success", 50, 700);
		Readings first = this.reader.read(0);
		operation("place", "success", 10, 20);
		Map<String, Double> series = this.reader.read(SECOND).since(first);
		assertThat(series).containsEntry("operation.rate", 10.0).containsEntry("operation.p95AtMost", 0.05);
	}

	@Test
	void knowsNoUpperEndAboveTheLastBucket() {
		Readings first = this.reader.read(0);
		operation("place", "success", 10, 5_000);
		assertThat(this.reader.read(SECOND).since(first)).containsEntry("operation.p95Above", 1.0)
			.containsEntry("operation.p95AtMost", Double.POSITIVE_INFINITY);
	}

	@Test
	void foldsGroupsBeyondTwoHundredAndLosesNoCall() {
		this.reader.read(0);
		for (int operation = 0; operation < 500; operation++) {
			operation("operation-" + operation, "success", 2, 125);
		}
		this.reader.read(SECOND);
		List<CallRow> rows = Objects.requireNonNull(this.reader.rows(SECOND).get("operation"));
		assertThat(rows).hasSize(200);
		assertThat(rows.get(0)).isEqualTo(new CallRow(Map.of("operation", "_other"), 602, 0, 0.125, 602));
		assertThat(rows.stream().mapToLong(CallRow::sinceStart).sum()).isEqualTo(1_000);
	}

	@Test
	void takesNoCallBeforeTheFirstPassForARecentOne() {
		operation("place", "success", 50, 125);
		this.reader.read(0);
		assertThat(this.reader.rows(0).get("operation"))
			.containsExactly(new CallRow(Map.of("operation", "place"), 0, 0, null, 50));
		operation("place", "success", 2, 125);
		this.reader.read(SECOND);
		assertThat(this.reader.rows(SECOND).get("operation"))
			.containsExactly(new CallRow(Map.of("operation", "place"), 2, 0, 0.125, 52));
	}

	@Test
	void hasNoRowOfATimerWithoutCalls() {
		for (int operation = 0; operation < 300; operation++) {
			operation("idle-" + operation, "success", 0, 0);
		}
		this.reader.read(0);
		operation("idle-299", "success", 1, 125);
		this.reader.read(SECOND);
		assertThat(this.reader.rows(SECOND).get("operation"))
			.containsExactly(new CallRow(Map.of("operation", "idle-299"), 1, 0, 0.125, 1));
	}

	@Test
	void addsUpCallsThatEndedInAnyWay() {
		this.reader.read(0);
		request("GET", "/orders/{id}", "200", "SUCCESS");
		request("GET", "/orders/{id}", "404", "CLIENT_ERROR");
		request("GET", "/orders/{id}", "503", "SERVER_ERROR");
		this.reader.read(SECOND);
		assertThat(this.reader.rows(SECOND).get("http-server"))
			.containsExactly(new CallRow(Map.of("method", "GET", "uri", "/orders/{id}"), 3, 1, 0.02, 3));
	}

	@Test
	void leavesOutThoseWhoLook() {
		request("GET", "/actuator/dashboard", "200", "SUCCESS");
		request("GET", "/actuator/dashboard/{name}", "200", "SUCCESS");
		request("GET", "/actuator/dashboards", "200", "SUCCESS");
		this.reader.read(0);
		assertThat(this.reader.rows(SECOND).get("http-server")).extracting(CallRow::labels)
			.containsExactly(Map.of("method", "GET", "uri", "/actuator/dashboards"));
	}

	@Test
	void prefersPrometheusAmongSeveralRegistries() {
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(new SimpleMeterRegistry());
		composite.add(this.registry);
		MeterReader all = new MeterReader(() -> composite, List::of, "/actuator/dashboard");
		Readings first = all.read(0);
		Timer.builder("operation.duration")
			.tags("operation", "place", "status", "success")
			.serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(100))
			.register(composite)
			.record(Duration.ofMillis(70));
		assertThat(all.read(SECOND).since(first)).containsEntry("operation.p95Above", 0.05);
	}

	@Test
	void findsAMeterThatTookThePlaceOfAnotherWithinAMinute() {
		operation("place", "success", 1, 10);
		this.reader.read(0);
		this.registry.remove(this.registry.get("operation.duration").timer());
		operation("cancel", "success", 1, 10);
		this.reader.read(60 * SECOND);
		assertThat(this.reader.rows(60 * SECOND).get("operation")).extracting((row) -> row.labels().get("operation"))
			.contains("cancel");
	}

	@Test
	void readsNothingWithoutARegistry() {
		MeterReader none = new MeterReader(() -> null, List::of, "/actuator/dashboard");
		assertThat(none.read(SECOND).since(none.read(0))).isEmpty();
		assertThat(none.read(SECOND).resources()).isEmpty();
	}

	@Test
	void showsTheResourcesWithTheBytesOfTheHeap() {
		ResourceUse pool = new ResourceUse("pool", "shop", 2.0, 2.0, 7.0, 1.0);
		this.resources.addAll(List.of(pool, new ResourceUse("heap", "heap", null, null, null, 0.5)));
		Gauge.builder("jvm.memory.used", () -> 300).tag("area", "heap").register(this.registry);
		Gauge.builder("jvm.memory.max", () -> 400).tag("area", "heap").register(this.registry);
		Gauge.builder("jvm.memory.used", () -> 90).tag("area", "nonheap").register(this.registry);
		Readings readings = this.reader.read(0);
		assertThat(readings.resources()).containsExactly(pool,
				new ResourceUse("heap", "heap", 300.0, 400.0, null, 0.5));
		assertThat(readings.since(null)).containsEntry("pool.shop.active", 2.0).containsEntry("pool.shop.pending", 7.0);
	}

	@Test
	void addsUpPoolsOfOneName() {
		this.resources.addAll(List.of(new ResourceUse("pool", "shop", 2.0, 4.0, 7.0, 0.5),
				new ResourceUse("pool", "shop", 1.0, 4.0, null, 0.25)));
		assertThat(this.reader.read(0).since(null)).containsEntry("pool.shop.active", 3.0)
			.containsEntry("pool.shop.pending", 7.0);
	}

	@Test
	void showsAHeapOfWhichNoShareIsKnown() {
		Gauge.builder("jvm.memory.used", () -> 300).tag("area", "heap").register(this.registry);
		assertThat(this.reader.read(0).resources())
			.containsExactly(new ResourceUse("heap", "heap", 300.0, null, null, null));
	}

	@Test
	void readsVirtualThreads() {
		Gauge.builder("jvm.threads.virtual.live", () -> 2).tag("scheduling.status", "mounted").register(this.registry);
		Gauge.builder("jvm.threads.virtual.live", () -> 9).tag("scheduling.status", "queued").register(this.registry);
		assertThat(this.reader.read(0).since(null)).containsEntry("jvm.virtualThreads.running", 2.0)
			.containsEntry("jvm.virtualThreads.waiting", 9.0);
	}

	@Test
	void readsHowLongCallsTook() {
		operation("place", "success", 3, 20);
		Readings first = this.reader.read(0);
		operation("place", "success", 2, 80);
		operation("place", "error", 1, 70);
		operation("cancel", "success", 4, 5_000);
		assertThat(this.reader.read(SECOND).latency(first))
			.containsOnly(Map.entry("operation", Map.of(0.1, 3L, Double.POSITIVE_INFINITY, 4L)));
		assertThat(this.reader.read(SECOND).latency(this.reader.read(SECOND))).isEmpty();
	}

	@Test
	void readsWhatModelsUsedAndCost() {
		tokens("gpt", "prompt", 40);
		this.reader.read(0);
		tokens("gpt", "prompt", 10);
		tokens("gpt", "cached", 10);
		tokens("gpt", "completion", 7);
		FunctionCounter.builder("llm.cost", this, (test) -> 0.25)
			.tags("provider", "openai", "model", "gpt", "type", "prompt")
			.register(this.registry);
		FunctionCounter.builder("llm.cost", this, (test) -> 0.5)
			.tags("provider", "openai", "model", "gpt", "type", "completion")
			.register(this.registry);
		tokens("own", "completion", 3);
		this.reader.read(SECOND);
		assertThat(this.reader.models(SECOND)).containsExactly(
				new ModelRow(Map.of("provider", "openai", "model", "gpt"), 10, 7, 0.75, 0.75),
				new ModelRow(Map.of("provider", "openai", "model", "own"), 0, 3, null, null));
	}

	@Test
	void foldsModelsBeyondTwoHundredAndLosesNoToken() {
		this.reader.read(0);
		for (int model = 0; model < 300; model++) {
			tokens("model-" + model, "prompt", 1);
		}
		this.reader.read(SECOND);
		List<ModelRow> models = this.reader.models(SECOND);
		assertThat(models).hasSize(200);
		assertThat(models.get(0).labels()).containsEntry("model", "_other");
		assertThat(models.stream().mapToLong(ModelRow::promptTokens).sum()).isEqualTo(300);
	}

	@Test
	void readsHowMuchIsAllocatedEachSecond() {
		Counter collected = Counter.builder("jvm.gc.memory.allocated").register(this.registry);
		Readings first = this.reader.read(0);
		collected.increment(5_000_000);
		Readings second = this.reader.read(5 * SECOND);
		assertThat(second.since(first)).containsEntry("jvm.allocated", 1_000_000.0);
		Counter all = Counter.builder("jvm.memory.allocated").register(this.registry);
		Readings third = this.reader.read(65 * SECOND);
		collected.increment(5_000_000);
		all.increment(50_000_000);
		assertThat(this.reader.read(70 * SECOND).since(third)).containsEntry("jvm.allocated", 10_000_000.0);
	}

	private void tokens(String model, String type, int number) {
		Counter.builder("llm.tokens.used")
			.tags("provider", "openai", "model", model, "type", type)
			.register(this.registry)
			.increment(number);
	}

	private void operation(String name, String status, int calls, long millis) {
		Timer timer = Timer.builder("operation.duration")
			.tags("operation", name, "status", status)
			.serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(1))
			.register(this.registry);
		for (int call = 0; call < calls; call++) {
			timer.record(Duration.ofMillis(millis));
		}
	}

	private void request(String method, String uri, String status, String outcome) {
		Timer.builder("http.server.requests")
			.tags("method", method, "uri", uri, "status", status, "outcome", outcome, "exception", "none", "error",
					"none")
			.register(this.registry)
			.record(Duration.ofMillis(20));
	}

}
