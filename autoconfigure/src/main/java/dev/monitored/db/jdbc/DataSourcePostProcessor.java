package dev.monitored.db.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import javax.sql.DataSource;

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

import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.failure.FailureLog;
import dev.monitored.subclass.ProxyChoice;

/**
 * Puts a proxy before every data source, which measures its connections unless one behind
 * it does. It comes before other post-processors, so that these wrap what is measured.
 */
public final class DataSourcePostProcessor
		implements SmartInstantiationAwareBeanPostProcessor, PriorityOrdered, BeanClassLoaderAware {

	private static final Log logger = LogFactory.getLog(DataSourcePostProcessor.class);

	private static final FailureLog failures = new FailureLog(DataSourcePostProcessor.class);

	private final DataSourceRecorderCatalog recorders;

	private final Set<String> ignored;

	private final ConfigurableListableBeanFactory beanFactory;

	/**
	 * The data sources that were needed before they were complete, and have their proxy.
	 */
	private final Map<String, Object> early = new ConcurrentHashMap<>();

	private volatile @Nullable Map<String, DataSource> measured = new ConcurrentHashMap<>();

	private KnownTypes types = new KnownTypes(ClassUtils.getDefaultClassLoader());

	/**
	 * Creates a post-processor.
	 * @param recorders where queries are recorded
	 * @param ignored the names of data sources that are left alone
	 * @param beanFactory where data sources are declared
	 */
	public DataSourcePostProcessor(DataSourceRecorderCatalog recorders, Set<String> ignored,
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
		this.types = new KnownTypes(classLoader);
	}

	@Override
	public Object getEarlyBeanReference(Object bean, String beanName) {
		this.early.put(beanName, bean);
		return measured(bean, beanName);
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (this.early.remove(beanName) == bean) ? bean : measured(bean, beanName);
	}

	private Object measured(Object bean, String beanName) {
		ConnectionBean declared = new ConnectionBean(beanName, this.beanFactory);
		if (!(bean instanceof DataSource dataSource) || bean instanceof ScopedObject
				|| this.ignored.contains(declared.label())) {
			return bean;
		}
		try {
			return DataSourceProxies.isMeasured(dataSource) ? bean : measure(dataSource, declared);
		}
		catch (Throwable ex) {
			failures.failed("The queries of data source '%s' cannot be measured".formatted(beanName), ex);
			return bean;
		}
	}

	boolean ignores(String beanName) {
		return this.ignored.contains(new ConnectionBean(beanName, this.beanFactory).label());
	}

	KnownTypes types() {
		return this.types;
	}

	/**
	 * Looks at the data sources that were measured so far.
	 * @param action what looks at the name of each bean and at what became of it here
	 */
	void review(BiConsumer<String, DataSource> action) {
		Map<String, DataSource> found = this.measured;
		this.measured = null;
		if (found != null) {
			found.forEach(action);
		}
	}

	private DataSource measure(DataSource dataSource, ConnectionBean declared) {
		String label = declared.label();
		ProxyChoice choice = declared.proxy(dataSource);
		if (!choice.isPossible()) {
			logger
				.warn("The queries of data source '%s' are not measured, because %s, or list it in monitored.db.ignored"
					.formatted(label, choice.reason(DataSource.class)));
			return dataSource;
		}
		if (!this.types.handsThrough(dataSource)) {
			this.recorders.of(label);
		}
		DataSource result = DataSourceProxies.create(dataSource, choice.isSubclass(), () -> this.recorders.of(label),
				this.types);
		Map<String, DataSource> found = this.measured;
		if (found != null) {
			found.put(declared.name(), result);
		}
		return result;
	}

}
