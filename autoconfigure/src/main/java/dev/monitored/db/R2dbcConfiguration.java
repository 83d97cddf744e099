package dev.monitored.db;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import reactor.core.publisher.Flux;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.db.r2dbc.ConnectionFactoryBeans;
import dev.monitored.db.r2dbc.ConnectionFactoryPostProcessor;
import dev.monitored.db.recording.DataSourceRecorderCatalog;

/**
 * What records the queries of R2DBC.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ ConnectionFactory.class, Flux.class })
class R2dbcConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ConnectionFactoryPostProcessor monitoredConnectionFactoryPostProcessor(
			IgnoredDataSourceCheck monitoredIgnoredDataSourceCheck,
			DataSourceRecorderCatalog monitoredDataSourceRecorderCatalog, ApplicationBeans monitoredApplicationBeans) {
		return new ConnectionFactoryPostProcessor(monitoredDataSourceRecorderCatalog,
				monitoredIgnoredDataSourceCheck.names(), monitoredApplicationBeans.factory());
	}

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ConnectionFactoryBeans monitoredConnectionFactoryBeans(ApplicationBeans monitoredApplicationBeans,
			IgnoredDataSourceCheck monitoredIgnoredDataSourceCheck,
			DataSourceRecorderCatalog monitoredDataSourceRecorderCatalog) {
		return new ConnectionFactoryBeans(monitoredApplicationBeans, monitoredIgnoredDataSourceCheck.names(),
				monitoredDataSourceRecorderCatalog);
	}

}
