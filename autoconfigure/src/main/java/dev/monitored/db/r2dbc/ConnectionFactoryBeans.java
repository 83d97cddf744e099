package dev.monitored.db.r2dbc;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.ListableBeanFactory;

import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Reports that there are queries to measure if there are connection factories, even ones
 * that do not exist yet.
 */
public final class ConnectionFactoryBeans {

	/**
	 * Looks for connection factories.
	 * @param beanFactory where they are declared
	 * @param recorders where queries are recorded
	 */
	public ConnectionFactoryBeans(ListableBeanFactory beanFactory, DataSourceRecorderCatalog recorders) {
		if (beanFactory.getBeanNamesForType(ConnectionFactory.class, true, false).length > 0) {
			recorders.measure();
		}
	}

}
