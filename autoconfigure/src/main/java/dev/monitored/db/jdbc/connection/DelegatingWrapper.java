package dev.monitored.db.jdbc.connection;

import java.sql.SQLException;
import java.sql.Wrapper;

import org.jspecify.annotations.NullUnmarked;

/**
 * Delegates to another object when it is unwrapped, compared or printed.
 */
@NullUnmarked
public abstract class DelegatingWrapper implements Wrapper, Measured {

	/**
	 * Returns what the pool or driver knows it as.
	 * @return the other object
	 */
	abstract Wrapper delegate();

	@Override
	public final <T> T unwrap(Class<T> type) throws SQLException {
		return (type == Measured.class) ? type.cast(this) : delegate().unwrap(type);
	}

	@Override
	public final boolean isWrapperFor(Class<?> type) throws SQLException {
		return type == Measured.class || delegate().isWrapperFor(type);
	}

	@Override
	public final boolean equals(Object other) {
		return delegate().equals(JdbcMeasurement.behind(other));
	}

	@Override
	public final int hashCode() {
		return delegate().hashCode();
	}

	@Override
	public final String toString() {
		return delegate().toString();
	}

}
