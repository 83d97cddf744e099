package dev.monitored.early;

import java.util.List;

import javax.sql.DataSource;

import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import org.h2.Driver;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * What an application talks to, as far as Monitored measures it.
 */
@Configuration(proxyBeanMethods = false)
class Stores {

	@Bean(NeededBeans.PREFIX + "orders")
	DataSource orders(Rates rates) {
		rates.needed();
		return new SimpleDriverDataSource(new Driver(), "jdbc:h2:mem:");
	}

	@Bean(NeededBeans.PREFIX + "stock")
	ConnectionFactory stock(Rates rates) {
		rates.needed();
		return new H2ConnectionFactory(H2ConnectionConfiguration.builder().inMemory("stock").build());
	}

	@Bean(NeededBeans.PREFIX + "springModel")
	org.springframework.ai.chat.model.ChatModel springModel(Rates rates) {
		rates.needed();
		return (prompt) -> new ChatResponse(List.of());
	}

	@Bean(NeededBeans.PREFIX + "langChainModel")
	dev.langchain4j.model.chat.ChatModel langChainModel(Rates rates) {
		rates.needed();
		return new dev.langchain4j.model.chat.ChatModel() {
		};
	}

}
