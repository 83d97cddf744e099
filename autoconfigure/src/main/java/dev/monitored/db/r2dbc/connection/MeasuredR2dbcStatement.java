package dev.monitored.db.r2dbc.connection;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;

import dev.monitored.db.recording.QueryRecorder;

/**
 * A statement that records each of its executions. Several sets of parameters are a
 * batch.
 */
public final class MeasuredR2dbcStatement implements Statement, Wrapped<Statement> {

	private final Statement delegate;

	private final QueryRecorder recorder;

	private final MeasuredR2dbcConnection connection;

	private long added;

	private boolean isBound;

	MeasuredR2dbcStatement(Statement delegate, QueryRecorder recorder, MeasuredR2dbcConnection connection) {
		this.delegate = delegate;
		this.recorder = recorder;
		this.connection = connection;
	}

	@Override
	public Statement add() {
		this.delegate.add();
		this.added++;
		this.isBound = false;
		return this;
	}

	@Override
	public Statement bind(int index, Object value) {
		this.delegate.bind(index, value);
		this.isBound = true;
		return this;
	}

	@Override
	public Statement bind(String name, Object value) {
		this.delegate.bind(name, value);
		this.isBound = true;
		return this;
	}

	@Override
	public Statement bindNull(int index, Class<?> type) {
		this.delegate.bindNull(index, type);
		this.isBound = true;
		return this;
	}

	@Override
	public Statement bindNull(String name, Class<?> type) {
		this.delegate.bindNull(name, type);
		this.isBound = true;
		return this;
	}

	@Override
	public Statement returnGeneratedValues(String... columns) {
		this.delegate.returnGeneratedValues(columns);
		return this;
	}

	@Override
	public Statement fetchSize(int rows) {
		this.delegate.fetchSize(rows);
		return this;
	}

	@Override
	public Publisher<? extends Result> execute() {
		return this.connection.recording(this.delegate::execute, this.recorder, batchSize());
	}

	@Override
	public Statement unwrap() {
		return this.delegate;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	/**
	 * Returns the size of the batch. Some drivers let the last set of parameters be added
	 * too, others do not.
	 * @return how many sets of parameters there are, 0 if none was added
	 */
	private long batchSize() {
		return (this.added > 0 && this.isBound) ? this.added + 1 : this.added;
	}

}
