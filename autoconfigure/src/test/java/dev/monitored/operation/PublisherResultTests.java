package dev.monitored.operation;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.Disposable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import dev.monitored.MonitoredContext;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.OutcomeClassifier;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for operations that return a publisher.
 */
@ExtendWith(OutputCaptureExtension.class)
class PublisherResultTests {

	@Test
	void startsACallWithEachSubscription() {
		run((context, service) -> {
			Mono<String> mono = service.mono();
			assertThat(calls(context, "mono", "success")).isZero();
			assertThat(active(context, "mono")).isZero();
			assertThat(mono.block()).isEqualTo("value");
			assertThat(mono.block()).isEqualTo("value");
			assertThat(calls(context, "mono", "success")).isEqualTo(2);
			assertThat(active(context, "mono")).isZero();
		});
	}

	@Test
	void isInFlightFromSubscriptionToTheEnd() {
		run((context, service) -> {
			Disposable subscription = service.sink().subscribe();
			assertThat(active(context, "sink")).isEqualTo(1);
			service.emitter().emitNext("a", Sinks.EmitFailureHandler.FAIL_FAST);
			assertThat(active(context, "sink")).isEqualTo(1);
			service.emitter().emitComplete(Sinks.EmitFailureHandler.FAIL_FAST);
			assertThat(active(context, "sink")).isZero();
			assertThat(calls(context, "sink", "success")).isEqualTo(1);
			assertThat(subscription.isDisposed()).isTrue();
		});
	}

	@Test
	void countsAnErrorOfThePublisher() {
		run((context, service) -> {
			StepVerifier.create(service.failing()).expectNext("a").expectError(IllegalStateException.class).verify();
			assertThat(calls(context, "failing", "error")).isEqualTo(1);
			assertThat(Scrape.of(context)
				.value("operation_errors_total", "operation", "Service.failing", "error", "IllegalStateException"))
				.isEqualTo(1);
		});
	}

	@Test
	void countsARetryAsAnotherCall() {
		run((context, service) -> {
			assertThat(service.flaky().retry(2).block()).isEqualTo("third time");
			assertThat(calls(context, "flaky", "error")).isEqualTo(2);
			assertThat(calls(context, "flaky", "success")).isEqualTo(1);
		});
	}

	@Test
	void countsAnExceptionThatIsThrownInsteadOfAPublisher() {
		run((context, service) -> {
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(service::throwing);
			assertThat(calls(context, "throwing", "error")).isEqualTo(1);
			assertThat(active(context, "throwing")).isZero();
		});
	}

	@Test
	void countsACancelBeforeAnyValueAsCancelled() {
		run((context, service) -> {
			assertThat(calls(context, "never", "cancelled")).isZero();
			service.never().subscribe().dispose();
			service.sink().subscribe().dispose();
			assertThat(calls(context, "never", "cancelled")).isEqualTo(1);
			assertThat(calls(context, "sink", "cancelled")).isEqualTo(1);
			assertThat(active(context, "never")).isZero();
		});
	}

	@Test
	void countsACancelAfterAValueAsSuccess() {
		run((context, service) -> {
			assertThat(service.flux().take(1).collectList().block()).containsExactly("a");
			assertThat(service.flux().next().block()).isEqualTo("a");
			assertThat(Flux.from(service.mono()).next().block()).isEqualTo("value");
			assertThat(calls(context, "flux", "success")).isEqualTo(2);
			assertThat(calls(context, "flux", "cancelled")).isZero();
			assertThat(calls(context, "mono", "success")).isEqualTo(1);
		});
	}

	@Test
	void countsATimeoutOfTheCallerAsCancelled() {
		run((context, service) -> {
			StepVerifier.withVirtualTime(() -> service.never().timeout(Duration.ofSeconds(1)))
				.thenAwait(Duration.ofSeconds(1))
				.expectError()
				.verify();
			assertThat(calls(context, "never", "cancelled")).isEqualTo(1);
		});
	}

	@Test
	void countsAnEmptyMonoAsSuccess() {
		run((context, service) -> {
			assertThat(service.empty().block()).isNull();
			assertThat(calls(context, "empty", "success")).isEqualTo(1);
		});
	}

	@Test
	void judgesAnObjectByItsValue() {
		run((context, service) -> {
			Object result = service.object();
			assertThat(active(context, "object")).isZero();
			assertThat(calls(context, "object", "success")).isZero();
			assertThat(result).isInstanceOf(Mono.class);
			((Mono<?>) result).block();
			assertThat(calls(context, "object", "success")).isEqualTo(1);
		});
	}

	@Test
	void measuresAnOperationThatReturnsThePublisherOfAnother() {
		run((context, service) -> {
			Operations operations = context.getBean(Operations.class);
			operations.record("outer", service::empty).block();
			operations.record("outer", service::single).blockingGet();
			operations.record("outer", service::flowable).toList().blockingGet();
			operations.record("outer", service::completable).blockingAwait();
			assertThat(Scrape.of(context)
				.value("operation_duration_seconds_count", "operation", "outer", "status", "success")).isEqualTo(4);
		});
	}

	@Test
	void measuresEveryKindOfPublisherThatSpringKnows() {
		run((context, service) -> {
			assertThat(service.single().blockingGet()).isEqualTo("value");
			assertThat(service.flowable().toList().blockingGet()).containsExactly("a", "b");
			service.completable().blockingAwait();
			assertThat(Flux.from(service.publisher()).collectList().block()).containsExactly("a", "b");
			assertThat(calls(context, "single", "success")).isEqualTo(1);
			assertThat(calls(context, "flowable", "success")).isEqualTo(1);
			assertThat(calls(context, "completable", "success")).isEqualTo(1);
			assertThat(calls(context, "publisher", "success")).isEqualTo(1);
		});
	}

	@Test
	void leavesAloneWhatCannotBeWrappedAndSaysSoOnce(CapturedOutput output) {
		run((context, service) -> {
			service.connectable();
			ConnectableFlux<String> connectable = service.connectable();
			Flux<String> values = connectable.autoConnect();
			assertThat(values.collectList().block()).containsExactly("a");
			assertThat(service.parallel().sequential().collectList().block()).containsExactlyInAnyOrder("a", "b");
			assertThat(service.connectableObject()).isInstanceOf(ConnectableFlux.class);
			assertThat(active(context, "connectableObject")).isZero();
			assertThat(calls(context, "connectable", "success")).isZero();
		});
		assertThat(output.toString().split("'Service.connectable' returned a", -1)).hasSize(2);
		assertThat(output.toString().split("'Service.parallel' returned a", -1)).hasSize(2);
		assertThat(output).contains("cannot be measured without changing its type");
	}

	@Test
	void wrapsAConnectableFluxThatIsDeclaredAsFlux() {
		run((context, service) -> {
			assertThat(service.shared().blockFirst()).isEqualTo("a");
			assertThat(calls(context, "shared", "success")).isEqualTo(1);
		});
	}

	@Test
	void handsTheContextThrough() {
		run((context, service) -> assertThat(service.contextual().contextWrite((c) -> c.put("user", "me")).block())
			.isEqualTo("me"));
	}

	@Test
	void honoursDemand() {
		run((context, service) -> StepVerifier.create(service.flux(), 1)
			.expectNext("a")
			.thenRequest(1)
			.expectNext("b")
			.verifyComplete());
	}

	@Test
	void asksClassifiersAboutTheValueOfAMono() {
		MonitoredContext.runner(PublishingService.class, Classifier.class).run((context) -> {
			assertThat(context.getBean(PublishingService.class).mono().block()).isEqualTo("value");
			context.getBean(PublishingService.class).flux().blockLast();
			assertThat(calls(context, "mono", "error")).isEqualTo(1);
			assertThat(calls(context, "flux", "success")).isEqualTo(1);
		});
	}

	private static double calls(ApplicationContext context, String method, String status) {
		return Scrape.of(context).calls("Service." + method, status);
	}

	private static double active(ApplicationContext context, String method) {
		return Scrape.of(context).value("operation_active", "operation", "Service." + method);
	}

	private static void run(Scenario scenario) {
		MonitoredContext.runner(PublishingService.class)
			.run((context) -> scenario.play(context, context.getBean(PublishingService.class)));
	}

	/**
	 * What happens in a test.
	 */
	private interface Scenario {

		void play(ApplicationContext context, PublishingService service);

	}

	@Configuration(proxyBeanMethods = false)
	static class Classifier {

		@Bean
		OutcomeClassifier everyValueIsAnError() {
			return (value) -> Outcome.error("Declined");
		}

	}

}
