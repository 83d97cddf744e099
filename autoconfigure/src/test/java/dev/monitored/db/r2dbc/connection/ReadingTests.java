package dev.monitored.db.r2dbc.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import io.r2dbc.spi.Result;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import dev.monitored.Patience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

/**
 * Tests for {@link QueryCall}: what becomes of a query whose results are read late, in
 * part or not at all.
 */
class ReadingTests {

	private final long created = System.nanoTime();

	private final Sinks.Many<Result> results = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.One<Long> updated = Sinks.one();

	@Test
	void isAnErrorIfItFailsAfterTheNextStatementHasStarted() {
		Queue<Flux<Result>> statements = new ArrayDeque<>(List.of(this.results.asFlux(), Flux.never()));
		ScriptedQueries.with(ScriptedDriver.connection(Flux.defer(statements::remove)), (connection, context) -> {
			this.results.tryEmitNext(ScriptedDriver.result(this.updated.asMono()));
			Result result = Objects.requireNonNull(Mono.from(ScriptedQueries.execute(connection)).block());
			Disposable next = ScriptedQueries.execute(connection).subscribe();
			assertThat(ScriptedQueries.active(context)).as("neither has ended").isEqualTo(2);
			this.updated.tryEmitError(new R2dbcTransientResourceException());
			assertThatExceptionOfType(R2dbcException.class)
				.isThrownBy(() -> Mono.from(result.getRowsUpdated()).block());
			next.dispose();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("cancelled", 1), entry("error", 1));
			assertThat(ScriptedQueries.active(context)).isZero();
		});
	}

	@Test
	void cancelsNeitherACountNorTheOnlyResult() {
		AtomicInteger cancelled = new AtomicInteger();
		Mono<Long> count = Mono.just(1L).hide().doOnCancel(cancelled::incrementAndGet);
		Mono<Result> only = Mono.just(ScriptedDriver.result(count)).hide().doOnCancel(cancelled::incrementAndGet);
		ScriptedQueries.with(ScriptedDriver.connection(only), (connection, context) -> {
			Mono<Result> result = Mono.from(connection.createStatement("SELECT 1").execute());
			assertThat(result.flatMap((read) -> Mono.from(read.getRowsUpdated())).block()).isEqualTo(1);
			assertThat(cancelled).hasValue(0);
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
			assertThat(ScriptedQueries.active(context)).isZero();
		});
	}

	@Test
	void endsIfNobodyReadsManyResults() {
		Flux<Result> results = Flux.defer(() -> Flux.just(ScriptedDriver.result(Mono.never())));
		ScriptedQueries.with(ScriptedDriver.connection(results), (connection, context) -> {
			for (int query = 0; query < 100; query++) {
				assertThat(Mono.from(ScriptedQueries.execute(connection)).block()).isNotNull();
			}
			assertThat(ScriptedQueries.counts(context)).as("without those that may be read yet")
				.containsOnly(entry("success", 84));
			assertThat(ScriptedQueries.execute(connection).then().block()).isNull();
			assertThat(ScriptedQueries.active(context)).as("the last one").isEqualTo(1);
			Mono.from(connection.close()).block();
			assertThat(ScriptedQueries.active(context)).isZero();
		});
	}

	@Test
	void isAnErrorWithItsOwnTimeIfReadingFailsAfterTheFirstRow() {
		Sinks.Many<String> rows = Sinks.many().unicast().onBackpressureBuffer();
		ScriptedQueries.with(ScriptedDriver.connection(Flux.just(ScriptedDriver.rows(rows.asFlux()))),
				(connection, context) -> {
					Flux<String> names = ScriptedQueries.execute(connection)
						.flatMap((result) -> result.map((row) -> "a"));
					rows.tryEmitNext("a");
					List<String> read = new ArrayList<>();
					names.onErrorComplete().subscribe(read::add);
					assertThat(read).containsExactly("a");
					assertThat(ScriptedQueries.counts(context)).as("it may fail yet").isEmpty();
					Patience.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
					rows.tryEmitError(new R2dbcTransientResourceException("Too long", "57014"));
					assertThat(ScriptedQueries.counts(context)).containsOnly(entry("error", 1));
					assertThat(ScriptedQueries.seconds(context, "error")).isGreaterThanOrEqualTo(0.05);
					assertThat(ScriptedQueries.active(context)).isZero();
				});
	}

	@Test
	void isASuccessWithTheTimeOfTheFirstRowWhateverReadingTakes() {
		Sinks.Many<String> rows = Sinks.many().unicast().onBackpressureBuffer();
		ScriptedQueries.with(ScriptedDriver.connection(Flux.just(ScriptedDriver.rows(rows.asFlux()))),
				(connection, context) -> {
					ScriptedQueries.execute(connection).flatMap((result) -> result.map((row) -> "a")).subscribe();
					rows.tryEmitNext("a");
					long answered = System.nanoTime();
					Patience.await().pollDelay(Duration.ofMillis(50)).until(() -> true);
					double reading = (System.nanoTime() - answered) / 1e9;
					rows.tryEmitComplete();
					assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
					double total = (System.nanoTime() - this.created) / 1e9;
					assertThat(ScriptedQueries.seconds(context, "success")).as("reading is not in it")
						.isLessThanOrEqualTo(total - reading);
				});
	}

	@Test
	void isASuccessIfItsReaderHasEnoughAfterTheFirstRow() {
		Flux<String> rows = Flux.just("a").concatWith(Flux.never());
		ScriptedQueries.with(ScriptedDriver.connection(Flux.just(ScriptedDriver.rows(rows)).concatWith(Flux.never())),
				(connection, context) -> {
					assertThat(ScriptedQueries.execute(connection)
						.flatMap((result) -> result.map((row) -> "a"))
						.blockFirst()).isEqualTo("a");
					assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
					assertThat(ScriptedQueries.active(context)).isZero();
				});
	}

	@Test
	void endsWithItsConnectionIfItsReaderStops() {
		Flux<String> rows = Flux.just("a").concatWith(Flux.never());
		ScriptedQueries.with(ScriptedDriver.connection(Flux.just(ScriptedDriver.rows(rows)).concatWith(Flux.never())),
				(connection, context) -> {
					ScriptedQueries.execute(connection).flatMap((result) -> result.map((row) -> "a")).subscribe();
					assertThat(ScriptedQueries.active(context)).isEqualTo(1);
					Mono.from(connection.close()).block();
					assertThat(ScriptedQueries.counts(context)).containsOnly(entry("success", 1));
					assertThat(ScriptedQueries.active(context)).isZero();
				});
	}

	@Test
	void isCancelledAfterASubscriberHasThrown() {
		ScriptedQueries.with(ScriptedDriver.connection(this.results.asFlux()), (connection, context) -> {
			AtomicReference<Subscription> subscription = new AtomicReference<>();
			ScriptedQueries.execute(connection).subscribe(new ThrowingSubscriber(subscription));
			assertThatIllegalStateException().isThrownBy(() -> this.results
				.emitNext(ScriptedDriver.result(this.updated.asMono()), Sinks.EmitFailureHandler.FAIL_FAST));
			subscription.get().cancel();
			assertThat(ScriptedQueries.counts(context)).containsOnly(entry("cancelled", 1));
		});
	}

	/**
	 * Throws what it should not.
	 *
	 * @param subscription where its subscription is kept
	 */
	private record ThrowingSubscriber(AtomicReference<Subscription> subscription) implements CoreSubscriber<Result> {

		@Override
		public void onSubscribe(Subscription subscription) {
			this.subscription.set(subscription);
			subscription.request(1);
		}

		@Override
		public void onNext(Result result) {
			throw new IllegalStateException("Not mine");
		}

		@Override
		public void onError(Throwable failure) {
		}

		@Override
		public void onComplete() {
		}

	}

}
