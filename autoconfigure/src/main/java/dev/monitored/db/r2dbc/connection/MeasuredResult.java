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

/**
 * A result that tells its call when it is read. The first row ends the call before it is
 * mapped: what the mapping throws is no failure of the query. Rows are handed on as they
 * are.
 */
final class MeasuredResult implements Result, Wrapped<Result> {

	private final Result delegate;

	private final QueryCall call;

	MeasuredResult(Result delegate, QueryCall call) {
		this.delegate = delegate;
		this.call = call;
	}

	@Override
	public Publisher<Long> getRowsUpdated() {
		return reading(this.delegate.getRowsUpdated());
	}

	@Override
	public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
		return reading(this.delegate.map((row, metadata) -> {
			this.call.answered();
			return mapping.apply(row, metadata);
		}));
	}

	@Override
	public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
		return reading(this.delegate.map((readable) -> {
			this.call.answered();
			return mapping.apply(readable);
		}));
	}

	@Override
	public Result filter(Predicate<Segment> filter) {
		return new MeasuredResult(this.delegate.filter((segment) -> {
			tell(segment);
			return filter.test(segment);
		}), this.call);
	}

	@Override
	public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
		return reading(this.delegate.flatMap((segment) -> {
			tell(segment);
			return mapping.apply(segment);
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
		return new ReadingFlux<>(source, () -> this.call);
	}

	/**
	 * Tells the call of a segment. Failures are segments too, as are notices.
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
