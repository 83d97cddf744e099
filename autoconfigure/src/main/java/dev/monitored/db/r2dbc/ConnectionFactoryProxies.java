package dev.monitored.db.r2dbc;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
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
	 * Returns whether there can be a proxy before a connection factory.
	 * @param target the connection factory
	 * @param declared the type that it is injected as
	 * @return whether there can be a proxy of that type
	 */
	static boolean isPossible(ConnectionFactory target, Class<?> declared) {
		return declared.isInterface() || declared == Object.class || canHaveSubclass(target.getClass());
	}

	/**
	 * Creates a proxy.
	 * @param target the connection factory
	 * @param connections what measures its connections
	 * @param classLoader the class loader of the application
	 * @return the proxy
	 */
	static ConnectionFactory create(ConnectionFactory target, R2dbcMeasurement connections,
			@Nullable ClassLoader classLoader) {
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(target);
		factory.setInterfaces(ClassUtils.getAllInterfacesForClass(target.getClass(), classLoader));
		factory.setProxyTargetClass(canHaveSubclass(target.getClass()));
		if (!(target instanceof Wrapped<?>)) {
			factory.addAdvice(new DelegatingIntroductionInterceptor(new Original(target)));
		}
		factory.addAdvice(new ConnectionFactoryInterceptor(connections));
		return (ConnectionFactory) factory.getProxy(classLoader);
	}

	private static boolean canHaveSubclass(Class<?> type) {
		boolean isHidden = Modifier.isPrivate(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()
				|| type.isHidden();
		return !isHidden && !Proxy.isProxyClass(type) && !Modifier.isFinal(type.getModifiers())
				&& !hasFinalMethods(type);
	}

	private static boolean hasFinalMethods(Class<?> type) {
		for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
			for (Method method : declaring.getDeclaredMethods()) {
				int modifiers = method.getModifiers();
				if (Modifier.isFinal(modifiers) && !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers)) {
					return true;
				}
			}
		}
		return false;
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
