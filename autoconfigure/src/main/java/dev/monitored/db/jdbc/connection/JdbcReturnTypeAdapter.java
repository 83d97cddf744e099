package dev.monitored.db.jdbc.connection;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import dev.monitored.db.driver.DriverObject;
import dev.monitored.db.driver.ReturnTypeAdapter;

/**
 * Returns the driver's own object where the driver declares a class of its own. The
 * object is not measured, which is logged once.
 */
public class JdbcReturnTypeAdapter implements ReturnTypeAdapter {

	private static final Log logger = LogFactory.getLog(JdbcReturnTypeAdapter.class);

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

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
		if (this.reported.add(narrower.getName())) {
			logger.warn("Objects of %s are not measured, because the driver declares them to be of that class"
				.formatted(narrower.getName()));
		}
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
