package dev.monitored.db.r2dbc.connection;

import java.time.Duration;
import java.util.function.Supplier;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Lifecycle;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

import dev.monitored.cause.CallChain;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.stream.ExcludedContext;
import dev.monitored.stream.SubscriptionContext;

/**
 * A connection that records its commits, its rollbacks and what its statements execute.
 */
public final class MeasuredR2dbcConnection implements Connection, Lifecycle, Wrapped<Connection> {

	private final Connection delegate;

	private final DataSourceRecorder recorder;

	private final R2dbcProxies proxies;

	private final OpenCalls open = new OpenCalls();

	MeasuredR2dbcConnection(Connection delegate, DataSourceRecorder recorder, R2dbcProxies proxies) {
		this.delegate = delegate;
		this.recorder = recorder;
		this.proxies = proxies;
	}

	@Override
	public Statement createStatement(String sql) {
		Statement statement = this.delegate.createStatement(sql);
		QueryRecorder found = this.recorder.query(sql);
		return (found != null)
				? this.proxies.statements().complete(new MeasuredR2dbcStatement(statement, found, this), statement)
				: statement;
	}

	@Override
	public Batch createBatch() {
		Batch batch = this.delegate.createBatch();
		return this.proxies.batches().complete(new MeasuredR2dbcBatch(batch, this), batch);
	}

	@Override
	public Publisher<Void> commitTransaction() {
		return endOfTransaction(this.delegate.commitTransaction());
	}

	@Override
	public Publisher<Void> rollbackTransaction() {
		return endOfTransaction(this.delegate.rollbackTransaction());
	}

	@Override
	public Publisher<Void> rollbackTransactionToSavepoint(String name) {
		return endOfTransaction(this.delegate.rollbackTransactionToSavepoint(name));
	}

	@Override
	public Publisher<Void> close() {
		return settling(this.delegate.close());
	}

	@Override
	public Publisher<Void> preRelease() {
		return settling((this.delegate instanceof Lifecycle lifecycle) ? lifecycle.preRelease() : Mono.empty());
	}

	@Override
	public Publisher<Void> postAllocate() {
		return (this.delegate instanceof Lifecycle lifecycle) ? lifecycle.postAllocate() : Mono.empty();
	}

	@Override
	public Publisher<Void> beginTransaction() {
		return this.delegate.beginTransaction();
	}

	@Override
	public Publisher<Void> beginTransaction(TransactionDefinition definition) {
		return this.delegate.beginTransaction(definition);
	}

	@Override
	public Publisher<Void> createSavepoint(String name) {
		return this.delegate.createSavepoint(name);
	}

	@Override
	public Publisher<Void> releaseSavepoint(String name) {
		return this.delegate.releaseSavepoint(name);
	}

	@Override
	public boolean isAutoCommit() {
		return this.delegate.isAutoCommit();
	}

	@Override
	public Publisher<Void> setAutoCommit(boolean autoCommit) {
		return this.delegate.setAutoCommit(autoCommit);
	}

	@Override
	public ConnectionMetadata getMetadata() {
		return this.delegate.getMetadata();
	}

	@Override
	public IsolationLevel getTransactionIsolationLevel() {
		return this.delegate.getTransactionIsolationLevel();
	}

	@Override
	public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
		return this.delegate.setTransactionIsolationLevel(level);
	}

	@Override
	public Publisher<Void> setLockWaitTimeout(Duration timeout) {
		return this.delegate.setLockWaitTimeout(timeout);
	}

	@Override
	public Publisher<Void> setStatementTimeout(Duration timeout) {
		return this.delegate.setStatementTimeout(timeout);
	}

	@Override
	public Publisher<Boolean> validate(ValidationDepth depth) {
		return this.delegate.validate(depth);
	}

	/**
	 * Returns what the application would unwrap without us: the driver's connection, not
	 * the one of a pool that stands for it.
	 * @return the connection of the driver
	 */
	@Override
	public Connection unwrap() {
		return (this.delegate instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof Connection connection)
				? connection : this.delegate;
	}

	@Override
	public <E> @Nullable E unwrap(Class<E> type) {
		Object found = type.isInstance(this) ? this : this.delegate;
		if (!type.isInstance(found) && this.delegate instanceof Wrapped<?> wrapped) {
			found = wrapped.unwrap(type);
		}
		if (!type.isInstance(found)) {
			found = unwrap();
		}
		return type.isInstance(found) ? type.cast(found) : null;
	}

	@Override
	public String toString() {
		return this.delegate.toString();
	}

	/**
	 * Returns where its queries are recorded.
	 * @return the recorder of the connection factory
	 */
	DataSourceRecorder recorder() {
		return this.recorder;
	}

	/**
	 * Executes a statement or a batch so that each subscription is recorded.
	 * @param execution what is executed
	 * @param query what records it
	 * @param batchSize how many statements it consists of, 0 if it is no batch
	 * @return the results
	 */
	Publisher<? extends Result> recording(Supplier<Publisher<? extends Result>> execution, QueryRecorder query,
			long batchSize) {
		Publisher<? extends Result> results;
		try {
			results = execution.get();
		}
		catch (Throwable ex) {
			start(query, batchSize, null).failed(ex);
			throw ex;
		}
		return ExecutionFlux.of(results, (subscriber) -> start(query, batchSize, subscriber), this.proxies.results());
	}

	private Publisher<Void> endOfTransaction(Publisher<Void> end) {
		QueryRecorder transaction = this.recorder.transaction();
		return ReadingFlux.of(end, (subscriber) -> startCommand(transaction, subscriber));
	}

	private QueryCall start(QueryRecorder query, long batchSize, @Nullable CoreSubscriber<?> subscriber) {
		CallChain around = (subscriber != null && query.areFollowed()) ? SubscriptionContext.around(subscriber) : null;
		boolean excluded = subscriber != null && ExcludedContext.isOf(subscriber);
		QueryCall call = new QueryCall(query, this.open, batchSize, around, excluded);
		this.open.add(call);
		return call;
	}

	/**
	 * Starts what has no results but its end.
	 * @param command what records it
	 * @param subscriber who waits for the end
	 * @return the call
	 */
	private QueryCall startCommand(QueryRecorder command, CoreSubscriber<?> subscriber) {
		QueryCall call = start(command, 0, subscriber);
		call.produced();
		call.satisfied();
		return call;
	}

	private Publisher<Void> settling(Publisher<Void> end) {
		return Mono.from(end).doOnSubscribe((subscription) -> this.open.settle());
	}

}
