package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.ReturnTypeAdapter;

/**
 * Returns the driver's own object where the driver declares a class of its own.
 */
final class JdbcReturnTypeAdapter implements ReturnTypeAdapter {

	@Override
	public boolean isFluent() {
		return false;
	}

	@Override
	public Class<? extends DriverObject> base() {
		return JdbcObject.class;
	}

	@Override
	public boolean canKeep(Class<?> standard, Class<?> narrower) {
		return true;
	}

	@Override
	public @Nullable Object keep(Class<?> narrower, Object result) {
		Object behind = JdbcMeasurement.behind(result);
		return narrower.isInstance(behind) ? behind : result;
	}

}
