package dev.monitored.db.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.scope.ScopedObject;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.util.ClassUtils;

import dev.monitored.db.recording.DataSourceRecorders;
import dev.monitored.failure.FailureLog;
import dev.monitored.guard.BoundedLabel;

/**
 * Measures every data source once: a pool of HikariCP within itself, one that delegates
 * to a measured one not again, any other by a proxy of its class. It comes before other
 * post-processors, so that these wrap what is measured.
 */
public final class DataSourcePostProcessor implements BeanPostProcessor, PriorityOrdered, BeanClassLoaderAware {

	private static final FailureLog failures = new FailureLog(DataSourcePostProcessor.class);

	private static final String SCOPED = "scopedTarget.";

	private static final String INNER_BEAN = "(inner bean)";

	private final DataSourceRecorders recorders;

	private final Set<String> ignored;

	private volatile @Nullable Map<String, DataSource> measured = new ConcurrentHashMap<>();

	private KnownTypes types = new KnownTypes(ClassUtils.getDefaultClassLoader());

	/**
	 * Creates a post-processor.
	 * @param recorders where queries are recorded
	 * @param ignored the names of data sources that are left alone
	 */
	public DataSourcePostProcessor(DataSourceRecorders recorders, Set<String> ignored) {
		this.recorders = recorders;
		this.ignored = Set.copyOf(ignored);
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
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof DataSource dataSource) || bean instanceof ScopedObject) {
			return bean;
		}
		String name = name(beanName);
		if (this.ignored.contains(name)) {
			return bean;
		}
		try {
			return measured(dataSource, beanName, name);
		}
		catch (Throwable ex) {
			failures.failed("The queries of data source '%s' cannot be measured".formatted(name), ex);
			return bean;
		}
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

	private DataSource measured(DataSource dataSource, String beanName, String name) {
		if (this.types.isMeasured(dataSource)) {
			return dataSource;
		}
		DataSource result = measure(dataSource, name);
		Map<String, DataSource> found = this.measured;
		if (found != null) {
			found.put(beanName, result);
		}
		return result;
	}

	private DataSource measure(DataSource dataSource, String name) {
		if (this.types.measuresItself(dataSource, () -> this.recorders.of(name))) {
			return dataSource;
		}
		return DataSourceProxies.isPossible(dataSource, name)
				? DataSourceProxies.create(dataSource, this.recorders.of(name), this.types) : dataSource;
	}

	/**
	 * Returns the name of a data source in labels. The one of an inner bean is made up,
	 * with a number that is another one after each start.
	 * @param beanName the name of the bean
	 * @return the name
	 */
	private static String name(String beanName) {
		if (beanName.startsWith(INNER_BEAN)) {
			return BoundedLabel.UNKNOWN;
		}
		return beanName.startsWith(SCOPED) ? beanName.substring(SCOPED.length()) : beanName;
	}

}
