package dev.monitored.db.jdbc.connection;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.recording.QueryRecorder;
import dev.monitored.db.sql.SqlQuery;
import dev.monitored.outcome.Outcome;

/**
 * Stands before a statement and records each of its executions. One that is prepared
 * knows what records it: nothing is read or looked up when it is executed.
 */
final class StatementHandler extends JdbcHandler<Statement> {

	private final Connection connection;

	private final ConnectionHandler owner;

	private final @Nullable QueryRecorder prepared;

	private @Nullable Batch batch;

	/**
	 * Whether somebody has cancelled the execution that goes on; set by other threads.
	 */
	private volatile boolean cancelled;

	/**
	 * Creates a handler.
	 * @param delegate the statement
	 * @param connection the measured connection
	 * @param owner the handler of the connection
	 * @param prepared what records the statement, if its text is known
	 */
	StatementHandler(Statement delegate, Connection connection, ConnectionHandler owner,
			@Nullable QueryRecorder prepared) {
		super(delegate);
		this.connection = connection;
		this.owner = owner;
		this.prepared = prepared;
	}

	@Override
	@Nullable Object handle(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
		return switch (method.getName()) {
			case "executeQuery", "executeUpdate", "execute", "executeLargeUpdate" ->
				execute(recorder(args), method, args);
			case "executeBatch", "executeLargeBatch" -> executeBatch(method, args);
			case "addBatch" -> addBatch(method, args);
			case "clearBatch" -> clearBatch(method, args);
			case "cancel" -> cancel(method, args);
			case "getConnection" -> connection(call(method, args));
			case "close" -> close(method, args);
			default -> call(method, args);
		};
	}

	private @Nullable QueryRecorder recorder(Object @Nullable [] args) {
		return (args != null && args.length > 0 && args[0] instanceof String sql) ? this.owner.recorder(sql)
				: this.prepared;
	}

	private @Nullable Object execute(@Nullable QueryRecorder recorder, Method method, Object @Nullable [] args)
			throws Throwable {
		if (recorder == null) {
			return call(method, args);
		}
		if (this.cancelled) {
			this.cancelled = false;
		}
		long start = recorder.start();
		Object result;
		try {
			result = (args != null) ? call(method, args) : callPrepared(method);
		}
		catch (Throwable ex) {
			recorder.end(start, QueryOutcomes.of(ex, this.cancelled));
			throw ex;
		}
		recorder.end(start, Outcome.SUCCESS);
		return result;
	}

	/**
	 * Executes without reflection what is executed most.
	 * @param method the method
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	private @Nullable Object callPrepared(Method method) throws Throwable {
		if (delegate() instanceof PreparedStatement statement) {
			switch (method.getName()) {
				case "executeQuery":
					return statement.executeQuery();
				case "executeUpdate":
					return statement.executeUpdate();
				default:
			}
		}
		return call(method, null);
	}

	private @Nullable Object executeBatch(Method method, Object @Nullable [] args) throws Throwable {
		Batch executed = this.batch;
		this.batch = null;
		QueryRecorder recorder = (executed != null) ? recorder(executed) : null;
		if (executed == null || recorder == null) {
			return call(method, args);
		}
		recorder.batch(executed.size());
		return execute(recorder, method, args);
	}

	private @Nullable QueryRecorder recorder(Batch executed) {
		SqlQuery query = executed.query();
		return (query != null) ? this.owner.recorder(query) : this.prepared;
	}

	private @Nullable Object addBatch(Method method, Object @Nullable [] args) throws Throwable {
		Object result = call(method, args);
		Batch extended = (this.batch != null) ? this.batch : new Batch();
		this.batch = extended;
		if (args != null && args.length > 0 && args[0] instanceof String sql) {
			extended.add(this.owner.parse(sql));
		}
		else {
			extended.add();
		}
		return result;
	}

	private @Nullable Object clearBatch(Method method, Object @Nullable [] args) throws Throwable {
		Object result = call(method, args);
		this.batch = null;
		return result;
	}

	private @Nullable Object cancel(Method method, Object @Nullable [] args) throws Throwable {
		this.cancelled = true;
		try {
			return call(method, args);
		}
		catch (Throwable ex) {
			this.cancelled = false;
			throw ex;
		}
	}

	private @Nullable Object close(Method method, Object @Nullable [] args) throws Throwable {
		if (args != null) {
			return call(method, args);
		}
		delegate().close();
		return null;
	}

	private @Nullable Object connection(@Nullable Object found) {
		return (found != null) ? this.connection : null;
	}

}
