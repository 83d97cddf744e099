package dev.monitored.operation.declaration;

import org.springframework.aop.aspectj.ShadowMatchUtils;

/**
 * Clears what Spring remembers of pointcuts when the context closes. Spring remembers it
 * for all applications, and clears it by a proxy creator that is missing where
 * {@code spring.aop.auto} is off.
 */
public final class PointcutMatches implements AutoCloseable {

	@Override
	public void close() {
		ShadowMatchUtils.clearCache();
	}

}
