package dev.monitored.http;

import java.net.URI;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import dev.monitored.Patience;
import dev.monitored.meter.TimedSignal;
import dev.monitored.operation.Operations;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Requests of WebClient.
 */
class WebClientTests extends ClientContract {

	@Override
	protected void get(ApplicationContext context, String template, Object... variables) {
		client(context).get().uri(template, variables).retrieve().bodyToMono(String.class).block();
	}

	@Override
	protected void get(ApplicationContext context, URI uri) {
		client(context).get().uri(uri).retrieve().bodyToMono(String.class).block();
	}

	@Test
	void countsACancelledRequestAsNoEventOfAvailability() {
		application("/**").withPropertyValues("monitored.slo.definitions.calls.latency=p95 < 1ms").run((context) -> {
			Disposable request = client(context).get()
				.uri(this.server.url() + "/never")
				.retrieve()
				.bodyToMono(String.class)
				.subscribe();
			Patience.await("a call of the SLO",
					() -> Scrape.of(context).value("slo_active_calls", "slo", "calls") == 1);
			request.dispose();
			Patience.await("an event",
					() -> Scrape.of(context).value("slo_events_total", "slo", "calls", "sli", "latency_p95") == 1);
			assertEvents(context, 0, 0);
			HttpApplications.assertEvents(Scrape.of(context), "calls", "latency_p95", 1, 1);
		});
	}

	@Test
	void countsAnOperatorThatStopsWaitingAsCancelled() {
		application("/**").run((context) -> {
			assertThatException().isThrownBy(() -> client(context).get()
				.uri(this.server.url() + "/never")
				.retrieve()
				.bodyToMono(String.class)
				.timeout(Duration.ofMillis(50))
				.block());
			assertEvents(context, 0, 0);
			Timer timer = context.getBean(MeterRegistry.class).get("http.client.requests").timer();
			assertThat(timer.count()).isEqualTo(1);
			assertThat(TimedSignal.HTTP_CLIENT.isCancelled(timer.getId())).isTrue();
			assertThat(TimedSignal.HTTP_CLIENT.isFailed(timer.getId())).isFalse();
		});
	}

	@Test
	void leavesOutWhatAPublisherSendsThatAScopeReturned() {
		application("/**").withPropertyValues("monitored.slo.causes.enabled=false").run((context) -> {
			Mono<String> request = client(context).get()
				.uri(this.server.url() + "/fast")
				.retrieve()
				.bodyToMono(String.class);
			context.getBean(Operations.class)
				.excluded(() -> Mono.just("first").publishOn(Schedulers.parallel()).then(request))
				.block();
			request.block();
			assertEvents(context, 1, 0);
			assertThat(Scrape.of(context).value("slo_excluded_events_total", "slo", "calls")).isEqualTo(1);
		});
	}

	@Test
	void countsEachAttemptOfARetry() {
		application("/**").run((context) -> {
			assertThatException().isThrownBy(() -> client(context).get()
				.uri(this.server.url() + "/broken")
				.retrieve()
				.bodyToMono(String.class)
				.retry(2)
				.block());
			assertEvents(context, 3, 3);
		});
	}

	private static WebClient client(ApplicationContext context) {
		return context.getBean(WebClient.Builder.class).build();
	}

}
