package dev.monitored.db.jdbc.connection;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.db.sql.SqlOperation;
import dev.monitored.db.sql.SqlQuery;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;
import dev.monitored.outcome.Outcome;

/**
 * Stands before a connection: records its commits and rollbacks, and measures its
 * statements. The text of a statement is read once, when it is prepared.
 */
final class ConnectionHandler extends JdbcHandler<Connection> {

	private static final FailureLog failures = new FailureLog(ConnectionHandler.class);

	private final DataSourceRecorder recorder;

	private final QueryRecorder transaction;

	/**
	 * Whether it is not known yet who measures: a lazy connection tells with the first
	 * statement. What ends a transaction before there was any statement ends none.
	 */
	private boolean undecided;

	private boolean measuredWithin;

	/**
	 * Creates a handler.
	 * @param delegate the connection
	 * @param isLazy whether the connection may have yet to be fetched
	 * @param recorder where queries are recorded
	 */
	ConnectionHandler(Connection delegate, boolean isLazy, DataSourceRecorder recorder) {
		super(delegate);
		this.undecided = isLazy;
		this.recorder = recorder;
		this.transaction = recorder.transaction();
	}

	@Override
	@Nullable Object handle(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		return switch (method.getName()) {
			case "prepareStatement", "prepareCall", "createStatement" -> statement(proxy, method, args);
			case "commit", "rollback" -> endOfTransaction(method, args);
			case "getMetaData" -> metaData(proxy, call(method, args));
			case "close" -> close(method, args);
			default -> call(method, args);
		};
	}

	private @Nullable Object statement(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		Object statement = create(method, args);
		try {
			return (statement instanceof Statement created) ? measured((Connection) proxy, created, args) : statement;
		}
		catch (Throwable ex) {
			failures.failed("A statement could not be wrapped; its queries are not recorded", ex);
			return statement;
		}
	}

	/**
	 * Creates a statement, without reflection the way that most are created.
	 * @param method the method
	 * @param args the arguments, if it has any
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	private @Nullable Object create(Method method, Object @Nullable [] args) throws Throwable {
		if (args != null && args.length == 1 && args[0] instanceof String sql
				&& method.getName().equals("prepareStatement")) {
			return delegate().prepareStatement(sql);
		}
		return call(method, args);
	}

	private Statement measured(Connection proxy, Statement statement, Object @Nullable [] args) {
		if (this.undecided) {
			this.measuredWithin = MeasuredConnections.isMeasured(statement);
			this.undecided = false;
		}
		if (this.measuredWithin) {
			return statement;
		}
		QueryRecorder prepared = (args != null && args.length > 0 && args[0] instanceof String sql) ? recorder(sql)
				: null;
		return JdbcProxies.create(statement, Statement.class, new StatementHandler(statement, proxy, this, prepared));
	}

	private @Nullable Object endOfTransaction(Method method, Object @Nullable [] args) throws Throwable {
		if (this.undecided || this.measuredWithin) {
			return call(method, args);
		}
		long start = this.transaction.start();
		Object result;
		try {
			result = call(method, args);
		}
		catch (Throwable ex) {
			this.transaction.end(start, QueryOutcomes.of(ex, false));
			throw ex;
		}
		this.transaction.end(start, Outcome.SUCCESS);
		return result;
	}

	private @Nullable Object close(Method method, Object @Nullable [] args) throws Throwable {
		if (args != null) {
			return call(method, args);
		}
		delegate().close();
		return null;
	}

	private @Nullable Object metaData(Object proxy, @Nullable Object metaData) {
		if (!(metaData instanceof DatabaseMetaData found)) {
			return metaData;
		}
		return JdbcProxies.create(found, DatabaseMetaData.class, new ReferringHandler(found, "getConnection", proxy));
	}

	/**
	 * Returns what records a statement.
	 * @param sql the text of the statement
	 * @return its recorder, or {@code null} if it is not recorded
	 */
	@Nullable QueryRecorder recorder(String sql) {
		try {
			return this.recorder.query(sql);
		}
		catch (Throwable ex) {
			failures.failed("A statement could not be read; it is not recorded", ex);
			return null;
		}
	}

	/**
	 * Returns what records a batch of statements.
	 * @param query their operation and table
	 * @return its recorder
	 */
	@Nullable QueryRecorder recorder(SqlQuery query) {
		try {
			return this.recorder.query(query);
		}
		catch (Throwable ex) {
			failures.failed("A batch could not be assigned; it is not recorded", ex);
			return null;
		}
	}

	/**
	 * Reads a statement of a batch.
	 * @param sql the text of the statement
	 * @return its operation and table
	 */
	SqlQuery parse(String sql) {
		try {
			return this.recorder.parse(sql);
		}
		catch (Throwable ex) {
			failures.failed("A statement could not be read", ex);
			return new SqlQuery(SqlOperation.OTHER, BoundedLabel.UNKNOWN);
		}
	}

}
