package dev.monitored.db.jdbc;

import java.util.Arrays;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.db.jdbc.connection.JdbcMeasurement;
import dev.monitored.db.recording.DataSourceRecorder;
import dev.monitored.subclass.FrozenAdvice;
import dev.monitored.subclass.Replaced;
import dev.monitored.subclass.SubclassProxies;

/**
 * Proxies before data sources. They are of the class of the data source where it can be
 * injected as that, else they have its interfaces.
 */
final class DataSourceProxies {

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
	 * @param isSubclass whether the proxy is of its class, and not of its interfaces
	 * alone
	 * @param recorder where its queries are recorded
	 * @param types what is known of types
	 * @return the proxy
	 */
	static DataSource create(DataSource dataSource, boolean isSubclass, Supplier<DataSourceRecorder> recorder,
			KnownTypes types) {
		Class<?> type = dataSource.getClass();
		DataSourceInterceptor interceptor = new DataSourceInterceptor(dataSource, new JdbcMeasurement(recorder));
		DataSource proxy;
		if (!isSubclass) {
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

}
