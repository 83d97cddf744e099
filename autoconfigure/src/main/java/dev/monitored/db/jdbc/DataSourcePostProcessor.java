package dev.monitored.db.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.db.recording.ProxiedConnectionBeans;

/**
 * Measures every data source, unless one behind it is measured.
 */
public final class DataSourcePostProcessor extends ProxiedConnectionBeans<DataSource> implements BeanClassLoaderAware {

	private final DataSourceRecorderCatalog recorders;

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
		super(DataSource.class, "data source", ignored, beanFactory);
		this.recorders = recorders;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.types = new KnownTypes(classLoader);
	}

	KnownTypes types() {
		return this.types;
	}

	/**
	 * Returns the data sources that were measured so far, and forgets them. Later ones
	 * are not remembered.
	 * @return what became of each bean here, by its name
	 */
	Map<String, DataSource> takeMeasured() {
		Map<String, DataSource> found = this.measured;
		this.measured = null;
		return (found != null) ? found : Map.of();
	}

	@Override
	protected boolean isMeasured(DataSource dataSource) {
		return DataSourceProxies.isMeasured(dataSource);
	}

	@Override
	protected DataSource measured(DataSource dataSource, ConnectionBean declared, boolean isSubclass) {
		String label = declared.label();
		this.recorders.startComparing();
		if (!this.types.handsThrough(dataSource)) {
			this.recorders.of(label);
		}
		DataSource result = DataSourceProxies.create(dataSource, isSubclass, () -> this.recorders.of(label),
				this.types);
		Map<String, DataSource> found = this.measured;
		if (found != null) {
			found.put(declared.name(), result);
		}
		return result;
	}

}
