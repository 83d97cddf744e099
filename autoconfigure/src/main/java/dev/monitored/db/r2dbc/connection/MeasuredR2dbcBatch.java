package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.db.sql.SqlQuery;

/**
 * A batch of statements that is recorded as one query: under the operation and the table
 * that all of them have, if there are such.
 */
public final class MeasuredR2dbcBatch implements Batch, Wrapped<Batch> {

	private final Batch delegate;

	private final MeasuredR2dbcConnection connection;

	private long size;

	private @Nullable SqlQuery query;

	MeasuredR2dbcBatch(Batch delegate, MeasuredR2dbcConnection connection) {
		this.delegate = delegate;
		this.connection = connection;
	}

	@Override
	public Batch add(String sql) {
		this.delegate.add(sql);
		SqlQuery added = this.connection.recorder().parse(sql);
		this.query = (this.query != null) ? this.query.common(added) : added;
		this.size++;
		return this;
	}

	@Override
	public Publisher<? extends Result> execute() {
		QueryRecorder recorder = (this.query != null) ? this.connection.recorder().query(this.query) : null;
		return (recorder != null) ? this.connection.recording(this.delegate::execute, recorder, this.size)
				: this.delegate.execute();
	}

	@Override
	public Batch unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

}
