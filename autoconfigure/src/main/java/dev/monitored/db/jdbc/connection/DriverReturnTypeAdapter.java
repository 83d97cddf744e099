package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.ReturnTypeAdapter;

/**
 * Returns an object of the driver where that returnTypeAdapter one of a class of its own.
 */
final class DriverReturnTypeAdapter implements ReturnTypeAdapter {

	@Override
	public boolean isFluent() {
		return false;
	}

	@Override
	public Class<? extends DriverObject> base() {
		return JdbcObject.class;
	}

	@Override
	public boolean canKeep(Class<?> standard, Class<?> promised) {
		return true;
	}

	@Override
	public @Nullable Object keep(Class<?> promised, Object result) {
		Object behind = JdbcMeasurement.behind(result);
		return promised.isInstance(behind) ? behind : result;
	}

}
