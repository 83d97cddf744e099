package dev.monitored.http;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Role;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.client.WebClient;

import dev.monitored.application.ApplicationBeans;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.client.BlockingExchange;
import dev.monitored.http.client.ClientBeans;
import dev.monitored.http.client.ClientExchange;
import dev.monitored.http.client.FollowedRequests;
import dev.monitored.http.client.WebClientExchange;
import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeRecorder;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;

/**
 * What records the requests that the application sends.
 */
@Configuration(proxyBeanMethods = false)
class HttpClientConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ExchangeRecorder<ClientExchange> monitoredClientExchangeRecorder(SloCatalog monitoredSloCatalog,
			LabelGuard monitoredLabelGuard, HttpBoundaries monitoredHttpBoundaries) {
		return new ExchangeRecorder<>(HttpTimer.CLIENT, monitoredSloCatalog, monitoredLabelGuard,
				monitoredHttpBoundaries, null);
	}

	@Bean
	@Lazy(false)
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ClientBeans monitoredClientBeans(ApplicationBeans monitoredApplicationBeans,
			SloCatalog monitoredSloCatalog) {
		return new ClientBeans(monitoredApplicationBeans, monitoredSloCatalog);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ExchangeHandler<?, ?> monitoredBlockingExchangeHandler(
			ExchangeRecorder<ClientExchange> monitoredClientExchangeRecorder) {
		return BlockingExchange.handler(monitoredClientExchangeRecorder);
	}

	/**
	 * What records the requests of a WebClient.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(WebClient.class)
	static class WebClientConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ExchangeHandler<?, ?> monitoredWebClientExchangeHandler(
				ExchangeRecorder<ClientExchange> monitoredClientExchangeRecorder) {
			return WebClientExchange.handler(monitoredClientExchangeRecorder);
		}

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static FollowedRequests monitoredFollowedRequests(
				ObjectProvider<ExchangeRecorder<ClientExchange>> monitoredClientExchangeRecorder) {
			return new FollowedRequests(SingletonSupplier.of(monitoredClientExchangeRecorder::getObject));
		}

	}

}
