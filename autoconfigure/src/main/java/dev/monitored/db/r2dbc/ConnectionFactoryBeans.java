package dev.monitored.db.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Reports that there are queries to measure if there are connection factories, even ones
 * that do not exist yet.
 */
public final class ConnectionFactoryBeans implements SmartInitializingSingleton {

	private final ListableBeanFactory beanFactory;

	private final DataSourceRecorderCatalog recorders;

	/**
	 * Creates an object that looks when all singletons exist.
	 * @param beanFactory where connection factories are declared
	 * @param recorders where queries are recorded
	 */
	public ConnectionFactoryBeans(ListableBeanFactory beanFactory, DataSourceRecorderCatalog recorders) {
		this.beanFactory = beanFactory;
		this.recorders = recorders;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (ApplicationBeans.areDeclared(this.beanFactory, ConnectionFactory.class)) {
			this.recorders.measure();
		}
	}

}
