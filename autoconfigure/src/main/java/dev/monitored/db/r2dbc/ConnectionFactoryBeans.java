package dev.monitored.db.r2dbc;

import java.util.Set;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.db.recording.ConnectionBean;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * Reports that there are queries to measure if there are connection factories, even ones
 * that do not exist yet.
 */
public final class ConnectionFactoryBeans implements SmartInitializingSingleton {

	private final ApplicationBeans beans;

	private final Set<String> ignored;

	private final DataSourceRecorderCatalog recorders;

	/**
	 * Creates an object that looks when all singletons exist.
	 * @param beans where connection factories are declared
	 * @param ignored the names of connection factories that are left alone
	 * @param recorders where queries are recorded
	 */
	public ConnectionFactoryBeans(ApplicationBeans beans, Set<String> ignored, DataSourceRecorderCatalog recorders) {
		this.beans = beans;
		this.ignored = ignored;
		this.recorders = recorders;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (!this.beans.names(ConnectionFactory.class).stream().allMatch(this::isIgnored)) {
			this.recorders.measure();
		}
	}

	private boolean isIgnored(String name) {
		return this.ignored.contains(new ConnectionBean(name, this.beans.factory()).label());
	}

}
