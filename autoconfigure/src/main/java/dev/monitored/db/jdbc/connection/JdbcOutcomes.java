package dev.monitored.db.jdbc.connection;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * The outcome of a query that threw. Its error is named after the class of
 * {@code java.sql} that its SQLState stands for, or else that the exception is one of, so
 * that every driver gives the same few names. The state is the server's, the class what a
 * driver makes of it.
 */
final class JdbcOutcomes {

	private static final FailureLog failures = new FailureLog(JdbcOutcomes.class);

	private static final List<Class<? extends SQLException>> TELLING = List.of(SQLTimeoutException.class,
			SQLIntegrityConstraintViolationException.class, SQLDataException.class, SQLSyntaxErrorException.class,
			SQLInvalidAuthorizationSpecException.class, SQLTransactionRollbackException.class,
			SQLFeatureNotSupportedException.class, SQLNonTransientConnectionException.class,
			SQLTransientConnectionException.class);

	/**
	 * SQLStates by how they begin. The classes are those that JDBC assigns; 57014 is a
	 * statement that PostgreSQL and Db2 cancelled, 70100 one that MySQL and MariaDB did,
	 * 57P a server of PostgreSQL that goes, and 45 what an application itself has
	 * signalled.
	 */
	private static final Map<String, Class<? extends SQLException>> STATES = states();

	/**
	 * The state of a connection that fails. The class of the exception tells a passing
	 * failure from a lasting one.
	 */
	private static final String CONNECTION = "08";

	/**
	 * SQLStates of statements that were cancelled, of drivers that do not say so by a
	 * {@link SQLTimeoutException}: SQL Server, Oracle.
	 */
	private static final Set<String> CANCELLATIONS = Set.of("HY008", "72000");

	/**
	 * What MySQL's driver throws, without a state, if it sees that a statement was
	 * cancelled before the server says so.
	 */
	private static final String CANCELLATION = "MySQLStatementCancelledException";

	private static final int MAX_CAUSES = 5;

	private JdbcOutcomes() {
	}

	/**
	 * Initializes this class where the stack has room. A class whose initialization
	 * overflows stays broken for good.
	 */
	static void prepare() {
		of(new SQLException(), false);
	}

	private static Map<String, Class<? extends SQLException>> states() {
		Map<String, Class<? extends SQLException>> states = new LinkedHashMap<>();
		states.put("57014", SQLTimeoutException.class);
		states.put("HYT0", SQLTimeoutException.class);
		states.put("70100", SQLTimeoutException.class);
		states.put("57P", SQLNonTransientConnectionException.class);
		states.put("0A", SQLFeatureNotSupportedException.class);
		states.put("22", SQLDataException.class);
		states.put("23", SQLIntegrityConstraintViolationException.class);
		states.put("28", SQLInvalidAuthorizationSpecException.class);
		states.put("40", SQLTransactionRollbackException.class);
		states.put("42", SQLSyntaxErrorException.class);
		states.put("45", SQLException.class);
		return states;
	}

	/**
	 * Returns the outcome of a query.
	 * @param thrown what it threw
	 * @param cancelled whether its statement was cancelled while it ran
	 * @return the outcome
	 */
	static Outcome of(Throwable thrown, boolean cancelled) {
		try {
			String name = name(thrown, MAX_CAUSES);
			return (cancelled && isCancellation(thrown, name)) ? Outcome.CANCELLED : Outcome.error(name);
		}
		catch (Throwable ex) {
			failures.failed("An error could not be named", ex);
			return Outcome.error("SQLException");
		}
	}

	private static boolean isCancellation(Throwable thrown, String name) {
		return name.equals(SQLTimeoutException.class.getSimpleName())
				|| thrown.getClass().getSimpleName().equals(CANCELLATION)
				|| (thrown instanceof SQLException ex && CANCELLATIONS.contains(state(ex)));
	}

	private static String name(Throwable thrown, int causes) {
		if (!(thrown instanceof SQLException ex)) {
			return ThrownOutcomes.name(thrown);
		}
		Class<? extends SQLException> telling = telling(ex);
		if (telling != null) {
			return telling.getSimpleName();
		}
		Throwable cause = (ex instanceof BatchUpdateException) ? cause(ex) : null;
		return (cause != null && causes > 0) ? name(cause, causes - 1) : standard(ex.getClass()).getSimpleName();
	}

	private static @Nullable Class<? extends SQLException> telling(SQLException ex) {
		String state = state(ex);
		for (Map.Entry<String, Class<? extends SQLException>> known : STATES.entrySet()) {
			if (state.startsWith(known.getKey())) {
				return known.getValue();
			}
		}
		for (Class<? extends SQLException> candidate : TELLING) {
			if (candidate.isInstance(ex)) {
				return candidate;
			}
		}
		return state.startsWith(CONNECTION) ? SQLNonTransientConnectionException.class : null;
	}

	private static String state(SQLException ex) {
		return Objects.requireNonNullElse(ex.getSQLState(), "");
	}

	private static @Nullable Throwable cause(SQLException batch) {
		return (batch.getNextException() != null) ? batch.getNextException() : batch.getCause();
	}

	/**
	 * Returns the class of the JDK that is closest to the one of a driver.
	 * @param type the class of an exception
	 * @return the class itself or a superclass
	 */
	private static Class<?> standard(Class<?> type) {
		Class<?> standard = type;
		while (!standard.getName().startsWith("java.sql.")) {
			standard = standard.getSuperclass();
		}
		return standard;
	}

}
