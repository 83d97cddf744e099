package dev.monitored.db.jdbc;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.db.jdbc.connection.JdbcMeasurement;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.subclass.FrozenAdvice;
import dev.monitored.subclass.Replaced;
import dev.monitored.subclass.SubclassProxies;

/**
 * Proxies before data sources, which are of the class of the data source, so that it can
 * be injected as before. A class that other code cannot name is given up.
 */
final class DataSourceProxies {

	private static final Log logger = LogFactory.getLog(DataSourceProxies.class);

	private DataSourceProxies() {
	}

	/**
	 * Returns whether a data source is a proxy of ours.
	 * @param dataSource a data source
	 * @return whether its connections are measured
	 */
	static boolean isMeasured(DataSource dataSource) {
		return dataSource instanceof Advised advised && Arrays.stream(advised.getAdvisors())
			.anyMatch((advisor) -> advisor.getAdvice() instanceof DataSourceInterceptor);
	}

	/**
	 * Returns whether there can be a proxy before a data source.
	 * @param dataSource the data source
	 * @param declared the type that it is injected as
	 * @param name its name, for the message
	 * @return whether there can be one
	 */
	static boolean isPossible(DataSource dataSource, Class<?> declared, String name) {
		if (declared.isInterface() || isNamedByInterfaces(dataSource.getClass())) {
			return true;
		}
		String obstacle = obstacle(dataSource.getClass());
		if (obstacle.isEmpty()) {
			return true;
		}
		logger.warn(
				"The queries of data source '%s' are not measured, because %s. Declare the bean as DataSource, or list it in monitored.db.ignored"
					.formatted(name, obstacle));
		return false;
	}

	/**
	 * Returns what a proxy of ours stands before.
	 * @param dataSource a data source
	 * @return the data source behind it, or the given one if it is no proxy of ours
	 */
	static DataSource behind(DataSource dataSource) {
		try {
			return (isMeasured(dataSource)
					&& ((Advised) dataSource).getTargetSource().getTarget() instanceof DataSource target) ? target
							: dataSource;
		}
		catch (Exception ex) {
			return dataSource;
		}
	}

	/**
	 * Creates a proxy.
	 * @param dataSource the data source
	 * @param recorder where its queries are recorded
	 * @param types what is known of types
	 * @return the proxy
	 */
	static DataSource create(DataSource dataSource, Supplier<DataSourceRecorder> recorder, KnownTypes types) {
		Class<?> type = dataSource.getClass();
		DataSourceInterceptor interceptor = new DataSourceInterceptor(dataSource, new JdbcMeasurement(recorder));
		DataSource proxy;
		if (isNamedByInterfaces(type) || !obstacle(type).isEmpty()) {
			proxy = ofInterfaces(dataSource, interceptor);
		}
		else {
			FrozenAdvice advice = FrozenAdvice.of(dataSource, interceptor);
			proxy = (DataSource) (types.needsFields(type) ? SubclassProxies.construct(dataSource, interceptor, advice)
					: SubclassProxies.create(dataSource, interceptor, advice));
		}
		interceptor.reflect(types.mirror(dataSource, proxy));
		return proxy;
	}

	private static DataSource ofInterfaces(DataSource dataSource, DataSourceInterceptor interceptor) {
		Class<?> type = dataSource.getClass();
		ClassLoader classLoader = SubclassProxies.loader(type);
		ProxyFactory factory = new ProxyFactory();
		factory.setTarget(dataSource);
		factory.setInterfaces(ClassUtils.getAllInterfacesForClass(type, classLoader));
		if (SubclassProxies.isReplaced(type)) {
			factory.addInterface(Replaced.class);
		}
		factory.addAdvice(interceptor);
		factory.setFrozen(true);
		return (DataSource) factory.getProxy(classLoader);
	}

	/**
	 * Returns whether a class can be asked for by its interfaces only: the one of a JDK
	 * proxy, and a private one without a superclass.
	 * @param type the class
	 * @return whether a proxy with its interfaces is as good as one of the class
	 */
	private static boolean isNamedByInterfaces(Class<?> type) {
		boolean isHidden = Modifier.isPrivate(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()
				|| type.isHidden();
		return Proxy.isProxyClass(type) || (isHidden && type.getSuperclass() == Object.class);
	}

	private static String obstacle(Class<?> type) {
		if (Modifier.isFinal(type.getModifiers())) {
			return "%s is final".formatted(type.getName());
		}
		for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
			for (Method method : declaring.getDeclaredMethods()) {
				if (isInherited(method.getModifiers()) && Modifier.isFinal(method.getModifiers())) {
					return "the method %s of %s is final".formatted(method.getName(), declaring.getName());
				}
			}
			for (Field field : declaring.getDeclaredFields()) {
				if (Modifier.isPublic(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
					return "the field %s of %s is public".formatted(field.getName(), declaring.getName());
				}
			}
		}
		return "";
	}

	private static boolean isInherited(int modifiers) {
		return !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
	}

}
