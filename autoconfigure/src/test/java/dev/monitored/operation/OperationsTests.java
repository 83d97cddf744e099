package dev.monitored.operation;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import reactor.core.publisher.Mono;

import dev.monitored.Monitored;
import dev.monitored.MonitoredContext;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Operations} and {@link OperationCall}.
 */
@ExtendWith(OutputCaptureExtension.class)
class OperationsTests {

	@Test
	void recordsActions() {
		run((context, operations) -> {
			StringBuilder done = new StringBuilder();
			Runnable action = () -> done.append("run");
			operations.record("import", action);
			assertThat(operations.record("import", () -> "supplied")).isEqualTo("supplied");
			assertThat(operations.recordCallable("import", () -> "called")).isEqualTo("called");
			assertThat(done).hasToString("run");
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(3);
		});
	}

	@Test
	void handsExceptionsThrough() {
		run((context, operations) -> {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> operations.recordCallable("import", () -> {
				throw new IOException();
			}));
			assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> operations.record("import", () -> {
				throw new IllegalStateException();
			}));
			assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> operations.record("import", () -> {
				throw new CancellationException();
			}));
			assertThat(Scrape.of(context).calls("import", "error")).isEqualTo(2);
			assertThat(Scrape.of(context).calls("import", "cancelled")).isEqualTo(1);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void endsWithAnAsynchronousResult() {
		run((context, operations) -> {
			CompletableFuture<String> future = new CompletableFuture<>();
			CompletableFuture<String> recorded = operations.record("import", () -> future);
			assertThat(active(context)).isEqualTo(1);
			future.complete("done");
			assertThat(recorded).isCompletedWithValue("done");
			Mono<String> mono = operations.record("import", () -> Mono.just("done"));
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(1);
			mono.block();
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(2);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void recordsFromStartToClose() {
		run((context, operations) -> {
			try (OperationCall call = operations.start("import")) {
				assertThat(active(context)).isEqualTo(1);
				assertThat(call).isNotNull();
			}
			try (OperationCall call = operations.start("import")) {
				call.error(new IOException());
			}
			try (OperationCall call = operations.start("import")) {
				call.error("Rejected");
			}
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.calls("import", "success")).isEqualTo(1);
			assertThat(scrape.calls("import", "error")).isEqualTo(2);
			assertThat(scrape.value("operation_errors_total", "operation", "import", "error", "IOException"))
				.isEqualTo(1);
			assertThat(scrape.value("operation_errors_total", "operation", "import", "error", "Rejected")).isEqualTo(1);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void countsACallThatIsClosedTwiceOnce() {
		run((context, operations) -> {
			OperationCall call = operations.start("import");
			call.close();
			call.close();
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(1);
			assertThat(active(context)).isZero();
		});
	}

	@Test
	void showsACallThatIsNeverClosedInFlight() {
		run((context, operations) -> {
			assertThat(operations.start("import")).isNotNull();
			assertThat(active(context)).isEqualTo(1);
		});
	}

	@Test
	void existsFromStartUpOnIfTheConfigurationSaysSo(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.overrides[0].name=import",
					"monitored.operation.overrides[0].by-hand=true",
					"monitored.operation.overrides[0].latency=p95 < 123ms",
					"monitored.operation.overrides[0].no-error-for=java.io.IOException")
			.run((context) -> {
				assertThat(Scrape.of(context).calls("import", "success")).isZero();
				assertThat(Scrape.of(context).boundaries("import")).contains("0.123");
				try (OperationCall call = context.getBean(Operations.class).start("import")) {
					call.error(new IOException());
				}
				assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(1);
			});
		assertThat(output).doesNotContain("WARN");
	}

	@Test
	void appliesAnEntryThatDoesNotSaySoAndWarnsOfIt(CapturedOutput output) {
		MonitoredContext.runner()
			.withPropertyValues("monitored.operation.overrides[0].name=import",
					"monitored.operation.overrides[0].latency=p95 < 123ms")
			.run((context) -> {
				assertThat(Scrape.of(context).has("operation_active", "operation", "import")).isFalse();
				context.getBean(Operations.class).record("import", () -> "done");
				assertThat(Scrape.of(context).boundaries("import")).contains("0.123");
			});
		assertThat(output).contains("If code records it by hand, add by-hand: true");
	}

	@Test
	void runsTheActionWhateverTheRegistryDoesMeanwhile() {
		MonitoredContext.runner(RecordingFilter.class)
			.run((context) -> assertThat(context.getBean(Operations.class).record("late", () -> "done"))
				.isEqualTo("done"));
	}

	@Test
	void sharesCallsInFlightWithAMethodThatIsDeclaredLater() {
		MonitoredContext.runner(EarlyByHand.class).run((context) -> {
			OperationCall open = context.getBean(OperationCall.class);
			assertThat(active(context)).isEqualTo(1);
			context.getBean(Importer.class).run();
			open.close();
			assertThat(active(context)).isZero();
			assertThat(Scrape.of(context).calls("import", "success")).isEqualTo(2);
		});
	}

	@Test
	void foldsNamesPastTheLimit() {
		run((context, operations) -> {
			IntStream.range(0, 500).forEach((number) -> operations.record("import-" + number, () -> number));
			Scrape scrape = Scrape.of(context);
			assertThat(scrape.values("operation_active", "operation")).hasSize(101).contains("_other");
			assertThat(scrape.calls("_other", "success")).isEqualTo(400);
		});
	}

	private static double active(ApplicationContext context) {
		return Scrape.of(context).value("operation_active", "operation", "import");
	}

	private static void run(Scenario scenario) {
		MonitoredContext.runner().run((context) -> scenario.play(context, context.getBean(Operations.class)));
	}

	@Configuration(proxyBeanMethods = false)
	static class RecordingFilter {

		@Bean
		static MeterFilter recordingFilter(ObjectProvider<Operations> operations) {
			return new MeterFilter() {

				@Override
				public Meter.Id map(Meter.Id id) {
					if ("late".equals(id.getTag("operation"))) {
						operations.getObject().record("late", () -> "filtered");
					}
					return id;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class EarlyByHand {

		@Bean
		OperationCall early(Operations operations) {
			return operations.start("import");
		}

		@Bean
		@DependsOn("early")
		Importer importer() {
			return new Importer();
		}

	}

	static class Importer {

		@Monitored(operation = "import", availability = "99%")
		void run() {
		}

	}

	/**
	 * What happens in a test.
	 */
	private interface Scenario {

		void play(ApplicationContext context, Operations operations) throws Exception;

	}

}
