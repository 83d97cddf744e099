package dev.monitored.operation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.aop.MeterTag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.monitored.BinderContract;
import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.operation.recording.OperationMeters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The {@link BinderContract} of operations.
 */
class OperationBinderContractTests extends BinderContract {

	private static final List<String> TAG_KEYS = List.of("region");

	@Override
	protected ApplicationContextRunner application() {
		return MonitoredContext.runner(Service.class)
			.withBean(ThreadPoolTaskExecutor.class)
			.withPropertyValues("monitored.operation.tag-keys=region", "monitored.operation.queue.enabled=true");
	}

	@Override
	protected void exercise(ApplicationContext context) {
		Service service = context.getBean(Service.class);
		assertThat(service.sync("eu")).isEqualTo("eu");
		assertThat(service.future("value").join()).isEqualTo("value");
		CompletableFuture<String> cancelled = service.given(new CompletableFuture<>());
		assertThat(cancelled.cancel(true)).isTrue();
		assertThat(service.mono("value").block()).isEqualTo("value");
		assertThat(service.flux().collectList().block()).containsExactly("a", "b");
		assertThat(service.object("value")).isEqualTo("value");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> service.sync("fail"));
		assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> service.future("fail").join())
			.withCauseInstanceOf(IllegalStateException.class);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> service.mono("fail").block());
		service.never().subscribe().dispose();
		exerciseByHand(context.getBean(Operations.class));
		assertThat(queued(context, "value")).isEqualTo("value");
	}

	private static String queued(ApplicationContext context, String value) {
		Service service = context.getBean(Service.class);
		return CompletableFuture.supplyAsync(() -> service.sync(value), context.getBean(TaskExecutor.class)).join();
	}

	private void exerciseByHand(Operations operations) {
		assertThat(operations.record("hand", () -> "value")).isEqualTo("value");
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> operations.record("hand", () -> {
			throw new IllegalStateException();
		}));
		try (OperationCall call = operations.start("hand")) {
			call.error("Rejected");
		}
	}

	@Override
	protected void exerciseWithValues(ApplicationContext context, int values) {
		Service service = context.getBean(Service.class);
		Operations operations = context.getBean(Operations.class);
		IntStream.range(0, values).forEach((number) -> {
			assertThat(service.sync("r" + number)).isEqualTo("r" + number);
			assertThat(queued(context, "r" + number)).isEqualTo("r" + number);
			try (OperationCall call = operations.start("hand" + number)) {
				call.error("Error" + number);
			}
		});
	}

	@Override
	protected Collection<DeclaredMeter> meters() {
		OperationMeters duration = OperationMeters.DURATION;
		OperationMeters active = OperationMeters.ACTIVE;
		OperationMeters errors = OperationMeters.ERRORS;
		OperationMeters queue = OperationMeters.QUEUE;
		return List.of(
				DeclaredMeter.timer(duration.meterName(), duration.description(),
						Stream.concat(duration.labels().stream(), TAG_KEYS.stream()).toList()),
				DeclaredMeter.timer(queue.meterName(), queue.description(), queue.labels()),
				DeclaredMeter.inFlight(active.meterName(), active.description(), active.labels()),
				DeclaredMeter.counter(errors.meterName(), errors.description(), errors.labels()));
	}

	@Test
	void declaresTheMetersOfTheContract() {
		assertThat(Arrays.stream(OperationMeters.values()).map(OperationMeters::meterName))
			.containsExactly("operation.duration", "operation.active", "operation.errors", "operation.queue");
	}

	@Monitored
	public static class Service {

		public String sync(@MeterTag("region") String region) {
			return checked(region);
		}

		public CompletableFuture<String> future(String value) {
			return CompletableFuture.supplyAsync(() -> checked(value));
		}

		public CompletableFuture<String> given(CompletableFuture<String> future) {
			return future;
		}

		public Mono<String> mono(String value) {
			return Mono.fromSupplier(() -> checked(value));
		}

		public Mono<String> never() {
			return Mono.never();
		}

		public Flux<String> flux() {
			return Flux.just("a", "b");
		}

		public Object object(String value) {
			return checked(value);
		}

		private static String checked(String value) {
			if ("fail".equals(value)) {
				throw new IllegalStateException();
			}
			return value;
		}

	}

}
