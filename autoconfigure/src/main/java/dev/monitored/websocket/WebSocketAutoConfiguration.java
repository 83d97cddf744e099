package dev.monitored.websocket;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.messaging.simp.annotation.support.SimpAnnotationMethodMessageHandler;
import org.springframework.web.reactive.socket.server.support.WebSocketHandlerAdapter;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import reactor.core.publisher.Flux;

import dev.monitored.buckets.BucketProfileCatalog;
import dev.monitored.buckets.BucketsAutoConfiguration;
import dev.monitored.catalog.SloAutoConfiguration;
import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.GuardAutoConfiguration;
import dev.monitored.guard.LabelGuard;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.registry.RegistryAutoConfiguration;
import dev.monitored.websocket.reactive.HandlerAdapterPostProcessor;
import dev.monitored.websocket.recording.WebSocketRecorders;
import dev.monitored.websocket.servlet.EndpointPostProcessor;
import dev.monitored.websocket.stomp.BrokerPostProcessor;

/**
 * Auto-configuration for WebSocket connections and their messages.
 */
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@AutoConfiguration(after = { BucketsAutoConfiguration.class, GuardAutoConfiguration.class,
		RegistryAutoConfiguration.class, SloAutoConfiguration.class })
@EnableConfigurationProperties(WebSocketProperties.class)
public final class WebSocketAutoConfiguration {

	/**
	 * Beans that measure, unless switched off.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(name = "monitored.websocket.enabled", matchIfMissing = true)
	static class MeasuringConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static WebSocketRecorders monitoredWebSocketRecorders(BucketProfileCatalog monitoredBucketProfileCatalog,
				SloCatalog monitoredSloCatalog, LabelGuard monitoredLabelGuard,
				DeferredMeters monitoredDeferredMeters) {
			return new WebSocketRecorders(monitoredBucketProfileCatalog, monitoredSloCatalog, monitoredLabelGuard,
					monitoredDeferredMeters);
		}

		/**
		 * Beans for Spring's servlet stack.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ WebSocketHttpRequestHandler.class, SimpleUrlHandlerMapping.class })
		static class ServletConfiguration {

			@Bean
			@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
			static EndpointPostProcessor monitoredEndpointPostProcessor(
					WebSocketRecorders monitoredWebSocketRecorders) {
				return new EndpointPostProcessor(monitoredWebSocketRecorders);
			}

		}

		/**
		 * Beans for STOMP brokers.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ WebSocketHttpRequestHandler.class, SimpAnnotationMethodMessageHandler.class })
		@ConditionalOnBean(name = "simpAnnotationMethodMessageHandler")
		static class BrokerConfiguration {

			@Bean
			@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
			static BrokerPostProcessor monitoredBrokerPostProcessor(WebSocketRecorders monitoredWebSocketRecorders) {
				return new BrokerPostProcessor(monitoredWebSocketRecorders);
			}

		}

		/**
		 * Beans for Spring WebFlux.
		 */
		@Configuration(proxyBeanMethods = false)
		@ConditionalOnClass({ WebSocketHandlerAdapter.class, Flux.class })
		static class ReactiveConfiguration {

			@Bean
			@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
			static HandlerAdapterPostProcessor monitoredHandlerAdapterPostProcessor(
					WebSocketRecorders monitoredWebSocketRecorders) {
				return new HandlerAdapterPostProcessor(monitoredWebSocketRecorders);
			}

		}

	}

}
