package dev.monitored.db.r2dbc.connection;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import dev.monitored.Patience;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.test.scrape.Scrape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link QueryCall}: when a query ends whose driver answers as slowly and as
 * oddly as the test wants.
 */
class QueryCallTests {

	private final Sinks.Many<Result> results = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.One<Long> updated = Sinks.one();

	private final Connection script = ScriptedDriver.connection(this.results.asFlux());

	@Test
	void lastsFromTheSubscriptionToTheFirstValueOfTheResult() {
		with((connection, context) -> {
			Disposable reader = ScriptedQueries.execute(connection).flatMap(Result::getRowsUpdated).subscribe();
			assertThat(ScriptedQueries.active(context)).isEqualTo(1);
			emitResult();
			this.results.tryEmitComplete();
			assertThat(ScriptedQueries.active(context)).as("the driver has not answered").isEqualTo(1);
			this.updated.tryEmitValue(1L);
			assertThat(reader.isDisposed()).isTrue();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
		});
	}

	@Test
	void endsWithoutAnyResult() {
		with((connection, context) -> {
			this.results.tryEmitComplete();
			assertThat(ScriptedQueries.execute(connection).blockLast()).isNull();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
		});
	}

	@Test
	void isAnErrorIfReadingTheResultFails() {
		with((connection, context) -> {
			emitResult();
			this.results.tryEmitComplete();
			this.updated.tryEmitError(new R2dbcTransientResourceException("Too long", "57014"));
			assertThatExceptionOfType(R2dbcException.class)
				.isThrownBy(() -> ScriptedQueries.execute(connection).flatMap(Result::getRowsUpdated).blockLast());
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("error", 1));
			assertThat(Scrape.of(context).value("db_query_errors_total", "error", "R2dbcTimeoutException"))
				.isEqualTo(1);
		});
	}

	@Test
	void isAnErrorIfAnotherThreadReadsTheResultLater() {
		with((connection, context) -> {
			emitResult();
			Result result = Objects.requireNonNull(Mono.from(ScriptedQueries.execute(connection)).block());
			assertThat(ScriptedQueries.active(context)).as("nobody has read the result").isEqualTo(1);
			this.updated.tryEmitError(new R2dbcTransientResourceException());
			assertThatExceptionOfType(R2dbcException.class)
				.isThrownBy(() -> Mono.from(result.getRowsUpdated()).block());
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("error", 1));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "commit", "close", "release" })
	void endsWhenTheConnectionGoesOnBeforeTheResultWasRead(String next) {
		with((connection, context) -> {
			emitResult();
			assertThat(Mono.from(ScriptedQueries.execute(connection)).block()).isNotNull();
			switch (next) {
				case "commit" -> Mono.from(connection.commitTransaction()).block();
				case "release" -> Mono.from(((Lifecycle) connection).preRelease()).block();
				default -> Mono.from(connection.close()).block();
			}
			assertThat(ScriptedQueries.counts(context)).containsEntry("success", 1);
		});
	}

	@Test
	void isCancelledBeforeThereIsAResult() {
		with((connection, context) -> {
			assertThatExceptionOfType(RuntimeException.class)
				.isThrownBy(() -> ScriptedQueries.execute(connection)
					.flatMap(Result::getRowsUpdated)
					.timeout(Duration.ofMillis(10))
					.blockLast())
				.withCauseInstanceOf(TimeoutException.class);
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("cancelled", 1));
		});
	}

	@Test
	void isCancelledBeforeTheResultAnswers() {
		with((connection, context) -> {
			emitResult();
			ScriptedQueries.execute(connection).flatMap(Result::getRowsUpdated).subscribe().dispose();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("cancelled", 1));
		});
	}

	@Test
	void isNoCancellationAfterTheAnswer() {
		with((connection, context) -> {
			emitResult();
			this.updated.tryEmitValue(1L);
			ScriptedQueries.execute(connection).flatMap(Result::getRowsUpdated).subscribe().dispose();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
		});
	}

	@Test
	void lastsUntilEachResultOfABatchWasRead() {
		with((connection, context) -> {
			Flux<Result> batch = Flux
				.from(connection.createBatch().add("DELETE FROM a").add("DELETE FROM b").execute());
			batch.concatMap(Result::getRowsUpdated).subscribe();
			emitResult();
			this.updated.tryEmitValue(1L);
			assertThat(ScriptedQueries.active(context)).as("the second one is missing").isEqualTo(1);
			emitResult();
			this.results.tryEmitComplete();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
		});
	}

	@Test
	void isCancelledInTheMiddleOfABatch() {
		with((connection, context) -> {
			Flux<Result> batch = Flux
				.from(connection.createBatch().add("DELETE FROM a").add("DELETE FROM b").execute());
			Disposable reader = batch.concatMap(Result::getRowsUpdated).subscribe();
			emitResult();
			this.updated.tryEmitValue(1L);
			reader.dispose();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("cancelled", 1));
		});
	}

	@Test
	void isCancelledWithItsTransaction() {
		with((connection, context) -> {
			Mono.from(connection.rollbackTransaction()).subscribe().dispose();
			assertThat(Scrape.of(context)
				.value("db_query_duration_seconds_count", "operation", "TX", "status", "cancelled")).isEqualTo(1);
		});
	}

	@Test
	void countsEveryQueryOnceWhileCallersGiveUpAtRandom() {
		with((connection, context) -> {
			int threads = 8;
			int queries = 2_000;
			DataSourceRecorder recorder = context.getBean(DataSourceRecorderCatalog.class).of("orders");
			R2dbcMeasurement connections = new R2dbcMeasurement(recorder);
			CountDownLatch ended = new CountDownLatch(threads);
			ExecutorService executor = Executors.newFixedThreadPool(threads);
			for (int thread = 0; thread < threads; thread++) {
				executor.execute(() -> {
					for (int query = 0; query < queries; query++) {
						impatiently(connections.measure(ScriptedDriver.connection(slow())));
					}
					ended.countDown();
				});
			}
			await(ended);
			executor.shutdown();
			assertThat(ScriptedQueries.counts(context).values().stream().mapToInt(Integer::intValue).sum())
				.isEqualTo(threads * queries);
			assertThat(ScriptedQueries.active(context)).isZero();
		});
	}

	private static void impatiently(Connection connection) {
		Disposable reader = Flux.from(connection.createStatement("DELETE FROM orders").execute())
			.flatMap(Result::getRowsUpdated)
			.subscribe((count) -> {
			}, (failure) -> {
			});
		if (ThreadLocalRandom.current().nextBoolean()) {
			Thread.yield();
		}
		reader.dispose();
	}

	private static Flux<Result> slow() {
		Mono<Long> answer = (ThreadLocalRandom.current().nextInt(3) == 0)
				? Mono.error(new R2dbcTransientResourceException()) : Mono.just(1L);
		Result result = ScriptedDriver.result(answer.subscribeOn(Schedulers.parallel()));
		return Flux.just(result).subscribeOn(Schedulers.parallel());
	}

	private static void await(CountDownLatch latch) {
		try {
			Patience.await(latch);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void emitResult() {
		this.results.tryEmitNext(ScriptedDriver.result(this.updated.asMono()));
	}

	private void with(ScriptedQueries.Use use) {
		ScriptedQueries.with(this.script, use);
	}

}
