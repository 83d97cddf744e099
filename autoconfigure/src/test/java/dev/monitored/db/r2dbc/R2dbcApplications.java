package dev.monitored.db.r2dbc;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.r2dbc.autoconfigure.DataR2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

import dev.monitored.MonitoredContext;

/**
 * Applications with a database that is reached through R2DBC.
 */
final class R2dbcApplications {

	private R2dbcApplications() {
	}

	/**
	 * Returns an application with Monitored, and H2 in memory as Boot configures it.
	 */
	static ApplicationContextRunner h2(Class<?>... configurations) {
		return application(configurations).withPropertyValues("spring.r2dbc.generate-unique-name=true");
	}

	/**
	 * Returns an application with Monitored, and a database as Boot configures it.
	 */
	static ApplicationContextRunner application(Class<?>... configurations) {
		return MonitoredContext.runner(configurations)
			.withConfiguration(AutoConfigurations.of(R2dbcAutoConfiguration.class,
					R2dbcInitializationAutoConfiguration.class, R2dbcTransactionManagerAutoConfiguration.class,
					DataR2dbcAutoConfiguration.class, TransactionAutoConfiguration.class));
	}

}
