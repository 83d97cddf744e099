package dev.monitored.db.jdbc.connection;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.recording.QueryRecorder;

/**
 * A prepared statement that records its executions.
 */
public final class MeasuredJdbcPreparedStatement extends DelegatingPreparedStatement implements PreparedStatement {

	MeasuredJdbcPreparedStatement(PreparedStatement delegate, MeasuredJdbcConnection connection,
			@Nullable QueryRecorder prepared, @Nullable String text) {
		super(delegate, connection, prepared, text);
	}

	@Override
	public ResultSet executeQuery() throws SQLException {
		return recordPrepared(prepared()::executeQuery);
	}

	@Override
	public int executeUpdate() throws SQLException {
		return recordPrepared(prepared()::executeUpdate);
	}

	@Override
	public boolean execute() throws SQLException {
		return recordPrepared(prepared()::execute);
	}

	@Override
	public long executeLargeUpdate() throws SQLException {
		return recordPrepared(prepared()::executeLargeUpdate);
	}

	@Override
	public void addBatch() throws SQLException {
		prepared().addBatch();
		extendedBatch().add();
	}

	@Override
	public void clearParameters() throws SQLException {
		prepared().clearParameters();
	}

	@Override
	public @Nullable ResultSetMetaData getMetaData() throws SQLException {
		return prepared().getMetaData();
	}

	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		return prepared().getParameterMetaData();
	}

}
