package dev.monitored.profiler;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Warns that nothing is recorded all the time, because it could not be read.
 */
final class UnreachableProfiler implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(UnreachableProfiler.class);

	@Override
	public void afterSingletonsInstantiated() {
		logger.warn("monitored.profiler.continuous.enabled has no effect, because profiles cannot be read. "
				+ "Expose the endpoint profiler with management.endpoints.web.exposure.include, and allow access to it "
				+ "with management.endpoint.profiler.access=unrestricted.");
	}

}
