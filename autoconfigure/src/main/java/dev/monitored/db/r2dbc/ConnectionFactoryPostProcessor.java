package dev.monitored.db.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

import dev.monitored.db.r2dbc.connection.MeasuredConnections;
import dev.monitored.db.recording.DataSourceRecorders;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;

/**
 * Measures every connection factory once, by a proxy that has the type it is declared
 * with. It comes before other post-processors, so that these wrap what is measured.
 */
public final class ConnectionFactoryPostProcessor implements BeanPostProcessor, PriorityOrdered, BeanClassLoaderAware {

	private static final Log logger = LogFactory.getLog(ConnectionFactoryPostProcessor.class);

	private static final FailureLog failures = new FailureLog(ConnectionFactoryPostProcessor.class);

	private static final String SCOPED = "scopedTarget.";

	private final DataSourceRecorders recorders;

	private final ConfigurableListableBeanFactory beanFactory;

	private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	/**
	 * Creates a post-processor.
	 * @param recorders where queries are recorded
	 * @param beanFactory where connection factories are declared
	 */
	public ConnectionFactoryPostProcessor(DataSourceRecorders recorders, ConfigurableListableBeanFactory beanFactory) {
		this.recorders = recorders;
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
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof ConnectionFactory factory) || bean instanceof ScopedObject) {
			return bean;
		}
		try {
			return ConnectionFactoryProxies.isMeasured(factory) ? bean : measured(factory, beanName, name(beanName));
		}
		catch (Throwable ex) {
			failures.failed("The queries of connection factory '%s' cannot be measured".formatted(beanName), ex);
			return bean;
		}
	}

	private ConnectionFactory measured(ConnectionFactory factory, String beanName, String name) {
		Class<?> declared = declaredType(factory, beanName);
		if (!ConnectionFactoryProxies.isPossible(factory, declared)) {
			logger.warn(
					"The queries of connection factory '%s' are not measured, because it is declared as %s, which can have no subclass. Declare the bean as ConnectionFactory"
						.formatted(name, declared.getName()));
			return factory;
		}
		MeasuredConnections connections = new MeasuredConnections(this.recorders.of(name));
		return ConnectionFactoryProxies.create(factory, connections, this.classLoader);
	}

	/**
	 * Returns the type that a bean can be injected as, whatever was created before it.
	 * @param factory the bean
	 * @param beanName its name
	 * @return the type that its definition, or the factory bean that made it, has
	 */
	private Class<?> declaredType(ConnectionFactory factory, String beanName) {
		if (!this.beanFactory.containsBeanDefinition(beanName)) {
			return factory.getClass();
		}
		Class<?> declared = this.beanFactory.getMergedBeanDefinition(beanName).getResolvableType().resolve();
		if (declared == null || !declared.isInstance(factory)) {
			declared = this.beanFactory.getType(beanName, false);
		}
		return (declared != null) ? declared : factory.getClass();
	}

	/**
	 * Returns the name of a connection factory in labels. The one of an inner bean is
	 * made up, with a number that is another one after each start.
	 * @param beanName the name of the bean
	 * @return the name
	 */
	private static String name(String beanName) {
		if (beanName.startsWith("(inner bean)")) {
			return BoundedLabel.UNKNOWN;
		}
		return beanName.startsWith(SCOPED) ? beanName.substring(SCOPED.length()) : beanName;
	}

}
