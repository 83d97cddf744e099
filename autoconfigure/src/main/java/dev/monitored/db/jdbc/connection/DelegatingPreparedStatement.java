package dev.monitored.db.jdbc.connection;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;

import org.jspecify.annotations.NullUnmarked;

import dev.monitored.db.recording.QueryRecorder;

/**
 * A prepared statement that hands the values of its parameters to another one, where they
 * may be {@code null}.
 */
@NullUnmarked
public abstract class DelegatingPreparedStatement extends MeasuredJdbcStatement implements PreparedStatement {

	private final PreparedStatement delegate;

	DelegatingPreparedStatement(PreparedStatement delegate, MeasuredJdbcConnection connection, QueryRecorder prepared,
			String text) {
		super(delegate, connection, prepared, text);
		this.delegate = delegate;
	}

	final PreparedStatement prepared() {
		return this.delegate;
	}

	@Override
	public void setNull(int index, int type) throws SQLException {
		this.delegate.setNull(index, type);
	}

	@Override
	public void setBoolean(int index, boolean value) throws SQLException {
		this.delegate.setBoolean(index, value);
	}

	@Override
	public void setByte(int index, byte value) throws SQLException {
		this.delegate.setByte(index, value);
	}

	@Override
	public void setShort(int index, short value) throws SQLException {
		this.delegate.setShort(index, value);
	}

	@Override
	public void setInt(int index, int value) throws SQLException {
		this.delegate.setInt(index, value);
	}

	@Override
	public void setLong(int index, long value) throws SQLException {
		this.delegate.setLong(index, value);
	}

	@Override
	public void setFloat(int index, float value) throws SQLException {
		this.delegate.setFloat(index, value);
	}

	@Override
	public void setDouble(int index, double value) throws SQLException {
		this.delegate.setDouble(index, value);
	}

	@Override
	public void setBigDecimal(int index, BigDecimal value) throws SQLException {
		this.delegate.setBigDecimal(index, value);
	}

	@Override
	public void setString(int index, String value) throws SQLException {
		this.delegate.setString(index, value);
	}

	@Override
	public void setBytes(int index, byte[] value) throws SQLException {
		this.delegate.setBytes(index, value);
	}

	@Override
	public void setDate(int index, Date value) throws SQLException {
		this.delegate.setDate(index, value);
	}

	@Override
	public void setTime(int index, Time value) throws SQLException {
		this.delegate.setTime(index, value);
	}

	@Override
	public void setTimestamp(int index, Timestamp value) throws SQLException {
		this.delegate.setTimestamp(index, value);
	}

	@Override
	public void setAsciiStream(int index, InputStream value, int length) throws SQLException {
		this.delegate.setAsciiStream(index, value, length);
	}

	@Override
	public void setBinaryStream(int index, InputStream value, int length) throws SQLException {
		this.delegate.setBinaryStream(index, value, length);
	}

	@Override
	public void setObject(int index, Object value, int type) throws SQLException {
		this.delegate.setObject(index, value, type);
	}

	@Override
	public void setObject(int index, Object value) throws SQLException {
		this.delegate.setObject(index, value);
	}

	@Override
	public void setCharacterStream(int index, Reader value, int length) throws SQLException {
		this.delegate.setCharacterStream(index, value, length);
	}

	@Override
	public void setRef(int index, Ref value) throws SQLException {
		this.delegate.setRef(index, value);
	}

	@Override
	public void setBlob(int index, Blob value) throws SQLException {
		this.delegate.setBlob(index, value);
	}

	@Override
	public void setClob(int index, Clob value) throws SQLException {
		this.delegate.setClob(index, value);
	}

	@Override
	public void setArray(int index, Array value) throws SQLException {
		this.delegate.setArray(index, value);
	}

	@Override
	public void setDate(int index, Date value, Calendar calendar) throws SQLException {
		this.delegate.setDate(index, value, calendar);
	}

	@Override
	public void setTime(int index, Time value, Calendar calendar) throws SQLException {
		this.delegate.setTime(index, value, calendar);
	}

	@Override
	public void setTimestamp(int index, Timestamp value, Calendar calendar) throws SQLException {
		this.delegate.setTimestamp(index, value, calendar);
	}

	@Override
	public void setNull(int index, int type, String typeName) throws SQLException {
		this.delegate.setNull(index, type, typeName);
	}

	@Override
	public void setURL(int index, URL value) throws SQLException {
		this.delegate.setURL(index, value);
	}

	@Override
	public void setRowId(int index, RowId value) throws SQLException {
		this.delegate.setRowId(index, value);
	}

	@Override
	public void setNString(int index, String value) throws SQLException {
		this.delegate.setNString(index, value);
	}

	@Override
	public void setNCharacterStream(int index, Reader value, long length) throws SQLException {
		this.delegate.setNCharacterStream(index, value, length);
	}

	@Override
	public void setNClob(int index, NClob value) throws SQLException {
		this.delegate.setNClob(index, value);
	}

	@Override
	public void setClob(int index, Reader value, long length) throws SQLException {
		this.delegate.setClob(index, value, length);
	}

	@Override
	public void setBlob(int index, InputStream value, long length) throws SQLException {
		this.delegate.setBlob(index, value, length);
	}

	@Override
	public void setNClob(int index, Reader value, long length) throws SQLException {
		this.delegate.setNClob(index, value, length);
	}

	@Override
	public void setSQLXML(int index, SQLXML value) throws SQLException {
		this.delegate.setSQLXML(index, value);
	}

	@Override
	public void setObject(int index, Object value, int type, int scale) throws SQLException {
		this.delegate.setObject(index, value, type, scale);
	}

	@Override
	public void setAsciiStream(int index, InputStream value, long length) throws SQLException {
		this.delegate.setAsciiStream(index, value, length);
	}

	@Override
	public void setBinaryStream(int index, InputStream value, long length) throws SQLException {
		this.delegate.setBinaryStream(index, value, length);
	}

	@Override
	public void setCharacterStream(int index, Reader value, long length) throws SQLException {
		this.delegate.setCharacterStream(index, value, length);
	}

	@Override
	public void setAsciiStream(int index, InputStream value) throws SQLException {
		this.delegate.setAsciiStream(index, value);
	}

	@Override
	public void setBinaryStream(int index, InputStream value) throws SQLException {
		this.delegate.setBinaryStream(index, value);
	}

	@Override
	public void setCharacterStream(int index, Reader value) throws SQLException {
		this.delegate.setCharacterStream(index, value);
	}

	@Override
	public void setNCharacterStream(int index, Reader value) throws SQLException {
		this.delegate.setNCharacterStream(index, value);
	}

	@Override
	public void setClob(int index, Reader value) throws SQLException {
		this.delegate.setClob(index, value);
	}

	@Override
	public void setBlob(int index, InputStream value) throws SQLException {
		this.delegate.setBlob(index, value);
	}

	@Override
	public void setNClob(int index, Reader value) throws SQLException {
		this.delegate.setNClob(index, value);
	}

	@Override
	public void setObject(int index, Object value, SQLType type, int scale) throws SQLException {
		this.delegate.setObject(index, value, type, scale);
	}

	@Override
	public void setObject(int index, Object value, SQLType type) throws SQLException {
		this.delegate.setObject(index, value, type);
	}

	@Deprecated
	@Override
	public void setUnicodeStream(int index, InputStream value, int length) throws SQLException {
		this.delegate.setUnicodeStream(index, value, length);
	}

}
