package dev.monitored.db.r2dbc.connection;

import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

import dev.monitored.db.driver.DriverProxies;

/**
 * A result that reports to its call when it is read. The first row is the answer before
 * it is mapped, and what the mapping throws is no failure of the query. Rows are handed
 * on as they are.
 */
public final class MeasuredR2dbcResult implements Result, Wrapped<Result> {

	private final Result delegate;

	private final QueryCall call;

	private final DriverProxies<Result> proxies;

	private MeasuredR2dbcResult(Result delegate, QueryCall call, DriverProxies<Result> proxies) {
		this.delegate = delegate;
		this.call = call;
		this.proxies = proxies;
	}

	static Result of(Result delegate, QueryCall call, DriverProxies<Result> proxies) {
		return proxies.complete(new MeasuredR2dbcResult(delegate, call, proxies), delegate);
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		return reading(this.delegate.getRowsUpdated());
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
		return reading(this.delegate.map((row, metadata) -> {
			this.call.answered();
			try {
				return mapping.apply(row, metadata);
			}
			catch (Throwable ex) {
				this.call.readerFailed();
				throw ex;
			}
		}));
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
		return reading(this.delegate.map((readable) -> {
			this.call.answered();
			return read(mapping, readable);
		}));
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		Function<Segment, Boolean> reader = filter::test;
		return of(this.delegate.filter((segment) -> {
			tell(segment);
			return read(reader, segment);
		}), this.call, this.proxies);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
		return reading(this.delegate.flatMap((segment) -> {
			tell(segment);
			return watched(read(mapping, segment));
		}));
	}

	@Override
	public Result unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	private <T> Publisher<T> reading(Publisher<T> source) {
		return ReadingFlux.of(source, (subscriber) -> this.call);
	}

	private <A, T> T read(Function<? super A, ? extends T> reader, A argument) {
		try {
			return reader.apply(argument);
		}
		catch (Throwable ex) {
			this.call.readerFailed();
			throw ex;
		}
	}

	private <T> Publisher<T> watched(Publisher<? extends T> read) {
		return Flux.<T>from(read).doOnError((failure) -> this.call.readerFailed());
	}

	/**
	 * Reports a segment to the call. Failures are segments too, as are notices.
	 * @param segment the segment
	 */
	private void tell(Segment segment) {
		if (!(segment instanceof Message message)) {
			this.call.answered();
		}
		else if (R2dbcOutcomes.isFailure(message)) {
			this.call.failed(message.exception());
		}
	}

}
