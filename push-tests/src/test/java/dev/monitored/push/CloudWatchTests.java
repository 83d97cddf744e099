package dev.monitored.push;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What CloudWatch is sent by Micrometer's registry.
 */
class CloudWatchTests {

	@Test
	void isSentTheEventsOfEachStep() {
		List<MetricDatum> sent;
		try (Shop shop = Shop.start(List.of(), Beans.class)) {
			sent = shop.bean(Client.class).sent;
			shop.place(20, 15);
		}
		assertThat(sum(sent, "slo.bad.events.count") / sum(sent, "slo.events.count")).isEqualTo(0.75);
		assertThat(sum(sent, "slo.budget.events.count")).isEqualTo(2);
		assertThat(sum(sent, "slo.objective.value")).isEqualTo(0.9);
		assertThat(sent).extracting(MetricDatum::metricName)
			.contains("operation.duration.sum", "operation.duration.count", "operation.duration.avg",
					"operation.duration.max");
		assertThat(sent).filteredOn((datum) -> datum.metricName().equals("operation.duration.sum"))
			.isNotEmpty()
			.allMatch((datum) -> datum.unit() == StandardUnit.MILLISECONDS);
	}

	private static double sum(List<MetricDatum> sent, String metric) {
		List<MetricDatum> found = sent.stream()
			.filter((datum) -> datum.metricName().equals(metric))
			.filter((datum) -> datum.dimensions()
				.stream()
				.map((dimension) -> dimension.name() + "=" + dimension.value())
				.toList()
				.containsAll(List.of("application=shop", "slo=orders.place", "sli=availability")))
			.toList();
		assertThat(found).as(metric).isNotEmpty();
		return found.stream().mapToDouble(MetricDatum::value).sum();
	}

	/**
	 * A registry, of which Spring Boot has no auto-configuration.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Beans {

		@Bean
		Client cloudWatch() {
			return new Client();
		}

		@Bean
		CloudWatchMeterRegistry cloudWatchRegistry(Client client, Clock clock) {
			return new CloudWatchMeterRegistry(new Settings(), clock, client);
		}

	}

	/**
	 * The namespace, and a step that ends with the application.
	 */
	static class Settings implements CloudWatchConfig {

		@Override
		public String namespace() {
			return "shop";
		}

		@Override
		public Duration step() {
			return Duration.ofHours(1);
		}

		@Override
		public String get(String key) {
			return null;
		}

	}

	/**
	 * Keeps what it would send.
	 */
	static class Client implements CloudWatchAsyncClient {

		private final List<MetricDatum> sent = new CopyOnWriteArrayList<>();

		@Override
		public CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
			this.sent.addAll(request.metricData());
			return CompletableFuture.completedFuture(PutMetricDataResponse.builder().build());
		}

		@Override
		public String serviceName() {
			return "cloudwatch";
		}

		@Override
		public void close() {
		}

	}

}
