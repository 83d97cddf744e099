package dev.monitored.db.r2dbc;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

import dev.monitored.db.r2dbc.connection.R2dbcMeasurement;
import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.failure.FailureLog;
import dev.monitored.subclass.ProxyChoice;

/**
 * Measures every connection factory once, by a proxy that has the type it is declared
 * with. It comes before other post-processors, so that these wrap what is measured.
 */
public final class ConnectionFactoryPostProcessor
		implements SmartInstantiationAwareBeanPostProcessor, PriorityOrdered, BeanClassLoaderAware {

	private static final Log logger = LogFactory.getLog(ConnectionFactoryPostProcessor.class);

	private static final FailureLog failures = new FailureLog(ConnectionFactoryPostProcessor.class);

	private final DataSourceRecorderCatalog recorders;

	private final Set<String> ignored;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * The connection factories that were needed before they were complete, and have their
	 * proxy.
	 */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	/**
	 * Creates a post-processor.
	 * @param recorders where queries are recorded
	 * @param ignored the names of connection factories that are left alone
	 * @param beanFactory where connection factories are declared
	 */
	public ConnectionFactoryPostProcessor(DataSourceRecorderCatalog recorders, Set<String> ignored,
			ConfigurableListableBeanFactory beanFactory) {
		this.recorders = recorders;
		this.ignored = Set.copyOf(ignored);
		this.beanFactory = beanFactory;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 100;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		if (bean instanceof ConnectionFactory) {
			this.early.put(beanName, bean);
		}
		return measured(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		boolean hasProxy = bean instanceof ConnectionFactory && this.early.remove(beanName) == bean;
		return hasProxy ? bean : measured(bean, beanName);
	}

	private Object measured(Object bean, String beanName) {
		if (!(bean instanceof ConnectionFactory factory) || bean instanceof ScopedObject) {
			return bean;
		}
		ConnectionBean declared = new ConnectionBean(beanName, this.beanFactory);
		if (this.ignored.contains(declared.label())) {
			return bean;
		}
		try {
			return ConnectionFactoryProxies.isMeasured(factory) ? bean : measured(factory, declared);
		}
		catch (Throwable ex) {
			failures.failed("The queries of connection factory '%s' cannot be measured".formatted(beanName), ex);
			return bean;
		}
	}

	private ConnectionFactory measured(ConnectionFactory factory, ConnectionBean declared) {
		ProxyChoice choice = declared.proxy(factory);
		if (!choice.isPossible()) {
			logger.warn(
					"The queries of connection factory '%s' are not measured, because %s, or list it in monitored.db.ignored"
						.formatted(declared.label(), choice.reason(ConnectionFactory.class)));
			return factory;
		}
		R2dbcMeasurement connections = new R2dbcMeasurement(this.recorders.of(declared.label()));
		return ConnectionFactoryProxies.create(factory, choice.isSubclass(), connections, this.classLoader);
	}

}
