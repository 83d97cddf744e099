package dev.monitored.db.r2dbc;

import java.util.Set;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Reports that there are queries to measure if there are connection factories, even ones
 * that do not exist yet.
 */
public final class ConnectionFactoryBeans implements SmartInitializingSingleton {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Set<String> ignored;

	private final DataSourceRecorderCatalog recorders;

	/**
	 * Creates an object that looks when all singletons exist.
	 * @param beanFactory where connection factories are declared
	 * @param ignored the names of connection factories that are left alone
	 * @param recorders where queries are recorded
	 */
	public ConnectionFactoryBeans(ConfigurableListableBeanFactory beanFactory, Set<String> ignored,
			DataSourceRecorderCatalog recorders) {
		this.beanFactory = beanFactory;
		this.ignored = ignored;
		this.recorders = recorders;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (ApplicationBeans.isDeclared(this.beanFactory, ConnectionFactory.class,
				(name) -> !this.ignored.contains(new ConnectionBean(name, this.beanFactory).label()))) {
			this.recorders.measure();
		}
	}

}
