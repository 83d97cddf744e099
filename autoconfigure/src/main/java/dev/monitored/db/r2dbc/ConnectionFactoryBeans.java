package dev.monitored.db.r2dbc;

import java.util.Arrays;
import java.util.Set;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Reports that there are queries to measure if there are connection factories, even ones
 * that do not exist yet.
 */
public final class ConnectionFactoryBeans {

	/**
	 * Looks for connection factories.
	 * @param beanFactory where they are declared
	 * @param ignored the names of connection factories that are left alone
	 * @param recorders where queries are recorded
	 */
	public ConnectionFactoryBeans(ConfigurableListableBeanFactory beanFactory, Set<String> ignored,
			DataSourceRecorderCatalog recorders) {
		if (Arrays.stream(beanFactory.getBeanNamesForType(ConnectionFactory.class, true, false))
			.anyMatch((name) -> !ignored.contains(new ConnectionBean(name, beanFactory).label()))) {
			recorders.measure();
		}
	}

}
