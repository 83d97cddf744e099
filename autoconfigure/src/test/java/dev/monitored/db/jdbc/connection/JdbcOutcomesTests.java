package dev.monitored.db.jdbc.connection;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.monitored.outcome.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JdbcOutcomes}.
 */
class JdbcOutcomesTests {

	@ParameterizedTest
	@CsvSource({ "57014, SQLTimeoutException", "HYT00, SQLTimeoutException",
			"57P01, SQLNonTransientConnectionException", "08006, SQLNonTransientConnectionException",
			"0A000, SQLFeatureNotSupportedException", "22012, SQLDataException",
			"23505, SQLIntegrityConstraintViolationException", "28P01, SQLInvalidAuthorizationSpecException",
			"40001, SQLTransactionRollbackException", "70100, SQLTimeoutException", "45000, SQLException",
			"42P01, SQLSyntaxErrorException", "99999, SQLException" })
	void namesAnErrorAfterItsState(String state, String name) {
		assertThat(JdbcOutcomes.of(new OfADriver(state), false)).isEqualTo(Outcome.error(name));
	}

	@Test
	void namesAnErrorAfterTheClosestClassOfJdbc() {
		assertThat(error(new SQLTimeoutException() {
		})).isEqualTo("SQLTimeoutException");
		assertThat(error(new SQLException())).isEqualTo("SQLException");
		assertThat(error(new SQLRecoverableException() {
		})).isEqualTo("SQLRecoverableException");
		assertThat(error(new SQLNonTransientException("reason", "23000")))
			.isEqualTo("SQLIntegrityConstraintViolationException");
	}

	@Test
	void believesTheStateAndNotTheClassThatADriverMakesOfIt() {
		assertThat(error(new SQLSyntaxErrorException("Division by 0", "22012"))).isEqualTo("SQLDataException");
		assertThat(error(new SQLTransientConnectionException("refused", "45000"))).isEqualTo("SQLException");
		assertThat(error(new SQLTransientConnectionException("gone for now", "08001")))
			.isEqualTo("SQLTransientConnectionException");
		assertThat(error(new SQLSyntaxErrorException("unknown", "90000"))).isEqualTo("SQLSyntaxErrorException");
	}

	@Test
	void tellsACancellationThatMySqlsDriverSeesFirst() {
		MySQLStatementCancelledException thrown = new MySQLStatementCancelledException();
		assertThat(JdbcOutcomes.of(thrown, true)).isEqualTo(Outcome.CANCELLED);
		assertThat(JdbcOutcomes.of(thrown, false).error()).isNotNull();
	}

	@Test
	void looksIntoABatch() {
		BatchUpdateException batch = new BatchUpdateException(new int[0], new OfADriver("23505"));
		assertThat(error(batch)).isEqualTo("SQLIntegrityConstraintViolationException");
		BatchUpdateException withNext = new BatchUpdateException();
		withNext.setNextException(new SQLTimeoutException());
		assertThat(error(withNext)).isEqualTo("SQLTimeoutException");
		assertThat(error(new BatchUpdateException())).isEqualTo("BatchUpdateException");
		BatchUpdateException cyclic = new BatchUpdateException();
		SQLException cause = new BatchUpdateException();
		cyclic.initCause(cause);
		cause.initCause(cyclic);
		assertThat(error(cyclic)).isEqualTo("BatchUpdateException");
	}

	@Test
	void namesOtherErrorsAfterTheirClass() {
		assertThat(error(new IllegalStateException())).isEqualTo("IllegalStateException");
		assertThat(error(new NoClassDefFoundError())).isEqualTo("NoClassDefFoundError");
	}

	@ParameterizedTest
	@CsvSource({ "57014", "70100", "HY008", "72000" })
	void tellsACancellationIfSomebodyCancelled(String state) {
		assertThat(JdbcOutcomes.of(new OfADriver(state), true)).isEqualTo(Outcome.CANCELLED);
		assertThat(JdbcOutcomes.of(new OfADriver(state), false).error()).isNotNull();
		assertThat(JdbcOutcomes.of(new OfADriver("23505"), true).error()).isNotNull();
	}

	private static String error(Throwable thrown) {
		return String.valueOf(JdbcOutcomes.of(thrown, false).error());
	}

	/**
	 * An exception of a driver that tells its kind by the state alone.
	 */
	private static final class OfADriver extends SQLException {

		OfADriver(String state) {
			super("reason", state);
		}

	}

}
