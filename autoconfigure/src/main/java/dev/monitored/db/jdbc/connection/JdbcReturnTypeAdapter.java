package dev.monitored.db.jdbc.connection;

import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.ReturnTypeAdapter;
import dev.monitored.failure.FailureLog;

/**
 * Returns the driver's own object where the driver declares a class of its own. The
 * object is not measured, which is logged once.
 */
public class JdbcReturnTypeAdapter implements ReturnTypeAdapter {

	private final FailureLog failures = new FailureLog(JdbcReturnTypeAdapter.class);

	@Override
	public boolean isFluent() {
		return false;
	}

	@Override
	public Class<? extends DriverObject> base() {
		return JdbcObject.class;
	}

	@Override
	public final boolean canKeep(Class<?> standard, Class<?> narrower) {
		return true;
	}

	@Override
	public final @Nullable Object keep(Class<?> narrower, Object result) {
		Object behind = behind(result);
		if (!narrower.isInstance(behind)) {
			return result;
		}
		this.failures.failed("Objects of %s are not measured".formatted(narrower.getName()),
				new ClassCastException("The driver declares them to be of that class"));
		return behind;
	}

	/**
	 * Returns what the driver knows an object as.
	 * @param result the object
	 * @return what is behind it
	 */
	protected @Nullable Object behind(Object result) {
		return JdbcMeasurement.behind(result);
	}

}
