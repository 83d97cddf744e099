package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.Promises;

/**
 * Returns an object of the driver where that promises one of a class of its own.
 */
final class DriverObjects implements Promises {

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
		Object behind = MeasuredConnections.behind(result);
		return promised.isInstance(behind) ? behind : result;
	}

}
