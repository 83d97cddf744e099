package dev.monitored.call;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.context.ServerPortInfoApplicationContextInitializer;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.monitored.LeapingTime;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.Patience;
import dev.monitored.cause.CallFrames;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that calls are what they are without a {@link CallWitness}, if it throws.
 */
class ThrowingWitnessTests {

	private final CallWitness witness = new Throwing();

	@Test
	void harmsNoOperation() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			Checkout checkout = context.getBean(Checkout.class);
			assertThat(checkout.pay()).isEqualTo("paid");
			assertThatIllegalStateException().isThrownBy(() -> checkout.order(checkout)).withMessage("sold out");
			assertThat(CallFrames.isInCall()).isFalse();
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("pay", "success")).isEqualTo(2);
			assertThat(scrape.calls("order", "error")).isEqualTo(1);
			assertThat(scrape.value("slo_bad_events_total", "slo", "order")).isEqualTo(1);
			assertThat(minutes(scrape)).isEqualTo(Map.of("operation pay", 30L, "unmeasured _none", 20L));
		});
	}

	@Test
	void harmsNoFuture() {
		MonitoredContext.runner(Shop.class).run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			CompletableFuture<String> later = new CompletableFuture<>();
			CompletableFuture<String> result = context.getBean(Checkout.class).later(later);
			assertThat(CallFrames.isInCall()).isFalse();
			assertThat(result).isNotDone();
			later.complete("done");
			assertThat(result).isCompletedWithValue("done");
			assertThat(Scrape.of(context).calls("later", "success")).isEqualTo(1);
		});
	}

	@Test
	void harmsNoRequest() {
		server().run((context) -> {
			context.getBean(CallOutputs.class).witness(this.witness);
			URI address = URI.create(
					"http://localhost:%s/orders".formatted(context.getEnvironment().getProperty("local.server.port")));
			for (int request = 0; request < 3; request++) {
				HttpResponse<String> answer = HttpClient.newHttpClient()
					.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
				assertThat(answer.statusCode()).isEqualTo(200);
				assertThat(answer.body()).isEqualTo("answered");
			}
			Patience.await("no request in flight", () -> Scrape.of(context).value("http_server_active") == 0);
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.value("slo_events_total", "slo", "all", "sli", "availability")).isEqualTo(3);
			assertThat(scrape.value("slo_bad_events_total", "slo", "all", "sli", "availability")).isZero();
		});
	}

	private static ApplicationContextRunner server() {
		return MonitoredContext
			.addTo(new ApplicationContextRunner(AnnotationConfigServletWebServerApplicationContext::new), Routes.class)
			.withInitializer(new ServerPortInfoApplicationContextInitializer())
			.withPropertyValues("server.port=0", "server.shutdown=immediate", "spring.main.banner-mode=off",
					"monitored.slo.definitions.all.signal=http-server",
					"monitored.slo.definitions.all.availability=99%")
			.withConfiguration(
					AutoConfigurations.of(TomcatServletWebServerAutoConfiguration.class, WebMvcAutoConfiguration.class,
							HttpMessageConvertersAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
							WebMvcObservationAutoConfiguration.class, ObservationAutoConfiguration.class));
	}

	// Returns what the time of bad calls of orders went to.
	private static Map<String, Long> minutes(Scrape scrape) {
		Map<String, Long> found = new TreeMap<>();
		scrape.find("slo_call_seconds_by_cause_total", "slo", "order", "result", "bad")
			.forEach((sample) -> found.put(sample.labels().get("cause") + " " + sample.labels().get("resource"),
					Math.round(sample.value() / 60)));
		found.values().removeIf((minutes) -> minutes == 0);
		return found;
	}

	/**
	 * A witness that a library is missing for.
	 */
	private static final class Throwing implements CallWitness {

		@Override
		public void ran(long calls, long start, long thread, long until) {
			throw new NoClassDefFoundError("witness");
		}

		@Override
		public void ended(long calls, long start, long thread, long end, CallVerdict verdict) {
			throw new NoClassDefFoundError("witness");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Checkout.class)
	static class Shop {

	}

	static class Checkout {

		@Monitored(value = "pay", availability = "99%")
		String pay() {
			LeapingTime.pass(Duration.ofMinutes(30));
			return "paid";
		}

		@Monitored(value = "order", availability = "99%")
		void order(Checkout checkout) {
			checkout.pay();
			LeapingTime.pass(Duration.ofMinutes(20));
			throw new IllegalStateException("sold out");
		}

		@Monitored(value = "later", availability = "99%")
		CompletableFuture<String> later(CompletableFuture<String> result) {
			return result;
		}

	}

	@RestController
	static class Routes {

		@GetMapping("/orders")
		String answer() {
			return "answered";
		}

	}

}
