package dev.monitored.db.r2dbc.connection;

import java.util.Objects;
import java.util.Set;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Result;

import dev.monitored.failure.FailureLog;
import dev.monitored.outcome.Outcome;
import dev.monitored.outcome.ThrownOutcomes;

/**
 * The outcome of a query that failed. Its error is named after the class of
 * {@code io.r2dbc.spi} that the exception is one of, so that every driver gives the same
 * few names.
 */
final class R2dbcOutcomes {

	private static final FailureLog failures = new FailureLog(R2dbcOutcomes.class);

	private static final String STANDARD = "io.r2dbc.spi.";

	/**
	 * SQLStates of statements that took too long, of drivers that do not say so by their
	 * exception: PostgreSQL and Db2, and two of the standard's interface for calls.
	 */
	private static final Set<String> TIMEOUTS = Set.of("57014", "HYT00", "HYT01");

	/**
	 * The classes of SQLStates that say that nothing failed: success, warning, no data.
	 */
	private static final Set<String> GOOD = Set.of("00", "01", "02");

	private R2dbcOutcomes() {
	}

	/**
	 * Returns the outcome of a query.
	 * @param failure what it failed with
	 * @return the outcome
	 */
	static Outcome of(Throwable failure) {
		try {
			return ThrownOutcomes.isCancellation(failure) ? Outcome.CANCELLED : Outcome.error(name(failure));
		}
		catch (Throwable ex) {
			failures.failed("An error could not be named", ex);
			return Outcome.error(R2dbcException.class.getSimpleName());
		}
	}

	/**
	 * Returns whether a message of the database is about a failure.
	 * @param message the message
	 * @return whether it is no mere notice
	 */
	static boolean isFailure(Result.Message message) {
		String state = Objects.requireNonNullElse(message.sqlState(), "");
		return state.length() < 2 || !GOOD.contains(state.substring(0, 2));
	}

	private static String name(Throwable failure) {
		if (!(failure instanceof R2dbcException ex)) {
			return ThrownOutcomes.name(failure);
		}
		if (TIMEOUTS.contains(Objects.requireNonNullElse(ex.getSqlState(), ""))) {
			return R2dbcTimeoutException.class.getSimpleName();
		}
		Class<?> standard = ex.getClass();
		while (!standard.getName().startsWith(STANDARD)) {
			standard = standard.getSuperclass();
		}
		return standard.getSimpleName();
	}

}
