package dev.monitored.db.r2dbc;

import java.util.Set;

import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

import dev.monitored.db.r2dbc.connection.R2dbcMeasurement;
import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;
import dev.monitored.db.recording.ProxiedConnectionBeans;

/**
 * Measures every connection factory.
 */
public final class ConnectionFactoryPostProcessor extends ProxiedConnectionBeans<ConnectionFactory>
		implements BeanClassLoaderAware {

	private final DataSourceRecorderCatalog recorders;

	private @Nullable ClassLoader classLoader = ClassUtils.getDefaultClassLoader();

	/**
	 * Creates a post-processor.
	 * @param recorders where queries are recorded
	 * @param ignored the names of connection factories that are left alone
	 * @param beanFactory where connection factories are declared
	 */
	public ConnectionFactoryPostProcessor(DataSourceRecorderCatalog recorders, Set<String> ignored,
			ConfigurableListableBeanFactory beanFactory) {
		super(ConnectionFactory.class, "connection factory", ignored, beanFactory);
		this.recorders = recorders;
	}

	@Override
	public void setBeanClassLoader(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	@Override
	protected boolean isMeasured(ConnectionFactory factory) {
		return ConnectionFactoryProxies.isMeasured(factory);
	}

	@Override
	protected ConnectionFactory measured(ConnectionFactory factory, ConnectionBean declared, boolean isSubclass) {
		R2dbcMeasurement connections = new R2dbcMeasurement(this.recorders.of(declared.label()));
		return ConnectionFactoryProxies.create(factory, isSubclass, connections, this.classLoader);
	}

}
