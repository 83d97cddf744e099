package smoke;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for the built jars, over HTTP as Prometheus sees them.
 */
@ExtendWith(OutputCaptureExtension.class)
class SmokeTests {

	private static ConfigurableApplicationContext application;

	private static String startOutput;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = SpringApplication.run(SmokeApplication.class);
		startOutput = output.getAll();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void runsOnTheSpringBootThatTheBuildAskedFor() {
		assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("smoke.spring-boot.version"));
	}

	@Test
	void startsWithoutWarning() {
		assertThat(application.isRunning()).isTrue();
		assertThat(startOutput).contains("Spring Boot")
			.doesNotContain("not eligible for getting processed by all BeanPostProcessors");
		assertThat(startOutput.lines()).noneMatch((line) -> line.startsWith("WARN") || line.startsWith("ERROR"));
	}

	@Test
	void thresholdOfTheAnnotationIsABucketBoundary() {
		assertThat(samples("operation_duration_seconds_bucket", "operation=\"checkout\"", "status=\"success\"",
				"le=\"0.321\""))
			.hasSize(1);
	}

	@Test
	void thresholdOfTheSettingsIsABucketBoundary() {
		assertThat(samples("operation_duration_seconds_bucket", "operation=\"Till.refund\"", "status=\"success\"",
				"le=\"0.123\""))
			.hasSize(1);
	}

	@Test
	void everyStatusIsZeroBeforeTheFirstCall() {
		assertThat(samples("operation_duration_seconds_count", "operation=\"Till.refund\"")).hasSize(2)
			.containsOnly(0.0);
	}

	@Test
	void countsCallsByTheirStatus() {
		Till till = application.getBean(Till.class);
		till.checkout(1);
		till.checkout(2);
		assertThatIllegalArgumentException().isThrownBy(() -> till.checkout(-1));
		assertThat(samples("operation_duration_seconds_count", "operation=\"checkout\"", "status=\"success\""))
			.containsExactly(2.0);
		assertThat(samples("operation_duration_seconds_bucket", "operation=\"checkout\"", "status=\"success\"",
				"le=\"+Inf\""))
			.containsExactly(2.0);
		assertThat(samples("operation_duration_seconds_count", "operation=\"checkout\"", "status=\"error\""))
			.containsExactly(1.0);
	}

	@Test
	void noCallIsActiveWhenNoneRuns() {
		assertThat(samples("operation_active", "operation=\"checkout\"")).containsExactly(0.0);
	}

	private static List<Double> samples(String name, String... labels) {
		return scrape().lines()
			.filter((line) -> line.startsWith(name + "{"))
			.filter((line) -> Stream.of(labels).allMatch(line::contains))
			.map((line) -> Double.valueOf(line.substring(line.lastIndexOf(' '))))
			.toList();
	}

	private static String scrape() {
		String port = application.getEnvironment().getRequiredProperty("local.server.port");
		URI uri = URI.create("http://localhost:" + port + "/actuator/prometheus");
		try {
			HttpResponse<String> response = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(200);
			return response.body();
		}
		catch (IOException ex) {
			throw new IllegalStateException("Cannot scrape " + uri, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while scraping " + uri, ex);
		}
	}

}
