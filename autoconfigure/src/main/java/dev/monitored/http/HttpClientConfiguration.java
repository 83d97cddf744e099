package dev.monitored.http;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.web.reactive.function.client.WebClient;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.client.BlockingExchangeHandler;
import dev.monitored.http.client.ClientBeans;
import dev.monitored.http.client.ClientExchangeRecorder;
import dev.monitored.http.client.WebClientExchangeHandler;
import dev.monitored.http.exchange.ExchangeObjectives;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;

/**
 * What records the requests that the application sends.
 */
@Configuration(proxyBeanMethods = false)
class HttpClientConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ClientExchangeRecorder monitoredClientExchangeRecorder(SloCatalog slos, LabelGuard guard,
			HttpBoundaries boundaries) {
		return new ClientExchangeRecorder(new ExchangeObjectives(HttpTimer.CLIENT, slos, guard), boundaries);
	}

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ClientBeans monitoredClientBeans(ListableBeanFactory beanFactory, SloCatalog slos) {
		return new ClientBeans(beanFactory, slos);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static BlockingExchangeHandler monitoredBlockingExchangeHandler(ClientExchangeRecorder exchanges) {
		return new BlockingExchangeHandler(exchanges);
	}

	/**
	 * What records the requests of a WebClient.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebClient.class)
	static class WebClientConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static WebClientExchangeHandler monitoredWebClientExchangeHandler(ClientExchangeRecorder exchanges) {
			return new WebClientExchangeHandler(exchanges);
		}

	}

}
