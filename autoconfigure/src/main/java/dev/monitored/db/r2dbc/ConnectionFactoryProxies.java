package dev.monitored.db.r2dbc;

import java.util.Arrays;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.support.DelegatingIntroductionInterceptor;
import org.springframework.util.ClassUtils;

import dev.monitored.db.r2dbc.connection.R2dbcMeasurement;

/**
 * Proxies before connection factories. They are of the class of the connection factory
 * where there can be a subclass, as of pools, else they have its interfaces, as of most
 * drivers.
 */
final class ConnectionFactoryProxies {

	private ConnectionFactoryProxies() {
	}

	/**
	 * Returns whether the connections of a connection factory are measured.
	 * @param factory a connection factory
	 * @return whether it, or one that it delegates to, is a proxy of ours
	 */
	static boolean isMeasured(ConnectionFactory factory) {
		if (factory instanceof Advised advised && Arrays.stream(advised.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof ConnectionFactoryInterceptor)) {
			return true;
		}
		return factory instanceof Wrapped<?> wrapped && wrapped.unwrap() instanceof ConnectionFactory delegate
				&& delegate != factory && isMeasured(delegate);
	}

	/**
	 * Creates a proxy.
	 * @param target the connection factory
	 * @param isSubclass whether the proxy is of its class, and not of its interfaces
	 * alone
	 * @param connections what measures its connections
	 * @param classLoader the class loader of the application
	 * @return the proxy
	 */
	static ConnectionFactory create(ConnectionFactory target, boolean isSubclass, R2dbcMeasurement connections,
			@Nullable ClassLoader classLoader) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(target);
		factory.setInterfaces(ClassUtils.getAllInterfacesForClass(target.getClass(), classLoader));
		factory.setProxyTargetClass(isSubclass);
		if (!(target instanceof Wrapped<?>)) {
			factory.addAdvice(new DelegatingIntroductionInterceptor(new Original(target)));
		}
		factory.addAdvice(new ConnectionFactoryInterceptor(connections));
		return (ConnectionFactory) factory.getProxy(classLoader);
	}

	/**
	 * Lets a proxy be unwrapped.
	 *
	 * @param unwrap the connection factory
	 */
	private record Original(ConnectionFactory unwrap) implements Wrapped<ConnectionFactory> {

		@Override
		public <E> @Nullable E unwrap(Class<E> type) {
			return type.isInstance(this.unwrap) ? type.cast(this.unwrap) : null;
		}

	}

}
