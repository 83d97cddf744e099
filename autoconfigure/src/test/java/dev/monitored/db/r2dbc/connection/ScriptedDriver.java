package dev.monitored.db.r2dbc.connection;

import java.lang.reflect.Proxy;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A driver whose statements have the results that a test gives them. Its commits succeed,
 * its rollbacks never end.
 */
final class ScriptedDriver {

	private ScriptedDriver() {
	}

	static Connection connection(Publisher<Result> results) {
		return proxy(Connection.class, (name) -> switch (name) {
			case "createStatement" -> proxy(Statement.class, (method) -> results);
			case "createBatch" -> proxy(Batch.class, (method) -> results);
			case "rollbackTransaction" -> Mono.never();
			default -> Mono.empty();
		});
	}

	static Result result(Mono<Long> updated) {
		return new ScriptedResult(updated, Flux.empty());
	}

	static Result rows(Flux<String> rows) {
		return new ScriptedResult(Mono.empty(), rows);
	}

	private static <T> T proxy(Class<T> type, Function<String, Object> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> method.getName().equals("add") ? proxy : answers.apply(method.getName())));
	}

	/**
	 * A result that has a count or rows, sooner or later.
	 *
	 * @param getRowsUpdated the count
	 * @param rows one signal for each row, which has no columns
	 */
	private record ScriptedResult(Mono<Long> getRowsUpdated, Flux<String> rows) implements Result {

		@Override
		public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
			throw new UnsupportedOperationException();
		}

		@Override
		public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
			Readable row = proxy(Readable.class, (name) -> "none");
			return this.rows.map((signal) -> mapping.apply(row));
		}

		@Override
		public Result filter(Predicate<Segment> filter) {
			throw new UnsupportedOperationException();
		}

		@Override
		public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
			throw new UnsupportedOperationException();
		}

	}

}
