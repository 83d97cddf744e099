package dev.monitored.http;

import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.servlet.AsyncListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import dev.monitored.catalog.SloCatalog;
import dev.monitored.guard.LabelGuard;
import dev.monitored.http.error.ApiErrorCounter;
import dev.monitored.http.error.ErrorCodeResolver;
import dev.monitored.http.exchange.ExchangeHandler;
import dev.monitored.http.exchange.ExchangeObjectives;
import dev.monitored.http.exchange.HttpBoundaries;
import dev.monitored.http.exchange.HttpTimer;
import dev.monitored.http.ignored.ActuatorPaths;
import dev.monitored.http.ignored.IgnoredPaths;
import dev.monitored.http.route.FluxRoutes;
import dev.monitored.http.route.MvcRoutes;
import dev.monitored.http.route.ServerRoutes;
import dev.monitored.http.server.FluxFailures;
import dev.monitored.http.server.MvcListener;
import dev.monitored.http.server.RequestEndListener;
import dev.monitored.http.server.ServerExchangeRecorder;
import dev.monitored.http.server.ServletExchangeHandler;
import dev.monitored.http.server.WebFluxExchange;
import dev.monitored.registry.DeferredMeters;
import dev.monitored.settings.Settings;
import dev.monitored.uri.HttpMeters;

/**
 * What records the requests that the application answers.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class HttpServerConfiguration {

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static IgnoredPaths monitoredIgnoredPaths(Environment environment, ObjectProvider<ActuatorPaths> actuator) {
		HttpProperties.Server server = Settings.bind(environment, HttpProperties.class).server();
		return new IgnoredPaths(server.ignored(), () -> {
			ActuatorPaths paths = server.actuator() ? null : actuator.getIfAvailable();
			return (paths != null) ? paths.get() : List.of();
		});
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ApiErrorCounter monitoredApiErrorCounter(ObjectProvider<ErrorCodeResolver> resolvers, LabelGuard guard,
			DeferredMeters registry) {
		return new ApiErrorCounter(resolvers, guard, registry);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ExchangeObjectives monitoredServerObjectives(SloCatalog slos, LabelGuard guard) {
		return new ExchangeObjectives(HttpTimer.SERVER, slos, guard);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ServerExchangeRecorder monitoredServerExchangeRecorder(ExchangeObjectives objectives, ApiErrorCounter errors,
			IgnoredPaths ignored, HttpBoundaries boundaries, DeferredMeters registry) {
		return new ServerExchangeRecorder(objectives, errors, ignored, boundaries, registry);
	}

	@Bean
	@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
	static ServerRoutes monitoredServerRoutes(LabelGuard guard, HttpMeters meters, ApiErrorCounter errors,
			ExchangeObjectives objectives, IgnoredPaths ignored) {
		return new ServerRoutes(guard.label(meters.server(), HttpMeters.URI), errors, objectives, ignored);
	}

	/**
	 * What knows Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ AsyncListener.class, DispatcherServlet.class })
	static class MvcConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ServletExchangeHandler monitoredServletExchangeHandler(ServerExchangeRecorder exchanges,
				ExchangeObjectives objectives) {
			objectives.measure();
			return new ServletExchangeHandler(exchanges);
		}

		@Bean
		MvcRoutes monitoredMvcRoutes(ObjectProvider<org.springframework.web.servlet.HandlerMapping> mappings,
				ServerRoutes routes) {
			return new MvcRoutes(mappings, routes);
		}

		@Bean(autowireCandidate = false)
		MvcListener monitoredMvcListener() {
			return new MvcListener();
		}

		@Bean(autowireCandidate = false)
		RequestEndListener monitoredRequestEndListener() {
			return new RequestEndListener();
		}

		@Bean(autowireCandidate = false)
		MappedInterceptor monitoredRouteInterceptor() {
			return new MappedInterceptor(null, new MvcListener());
		}

		@Bean
		WebMvcConfigurer monitoredRenderedProblems() {
			return new WebMvcConfigurer() {

				@Override
				public void addErrorResponseInterceptors(List<ErrorResponse.Interceptor> interceptors) {
					interceptors.add(new MvcListener());
				}

			};
		}

	}

	/**
	 * What knows WebFlux.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass(DispatcherHandler.class)
	static class FluxConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ExchangeHandler<?, ?> monitoredWebFluxExchangeHandler(ServerExchangeRecorder exchanges,
				ExchangeObjectives objectives) {
			objectives.measure();
			return WebFluxExchange.handler(exchanges);
		}

		@Bean(autowireCandidate = false)
		FluxFailures monitoredFluxFailures() {
			return new FluxFailures();
		}

		@Bean
		FluxRoutes monitoredFluxRoutes(ObjectProvider<org.springframework.web.reactive.HandlerMapping> mappings,
				ServerRoutes routes) {
			return new FluxRoutes(mappings, routes);
		}

	}

	/**
	 * What knows the actuator in Spring MVC.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ PathMappedEndpoints.class, ManagementPortType.class, DispatcherServletPath.class })
	static class MvcActuatorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ActuatorPaths monitoredActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints,
				ObjectProvider<DispatcherServletPath> servlet, Environment environment) {
			return new ActuatorPaths(endpoints, ManagementPortType.get(environment), (path) -> {
				DispatcherServletPath found = servlet.getIfUnique();
				return (found != null) ? found.getRelativePath(path) : path;
			});
		}

	}

	/**
	 * What knows the actuator in WebFlux.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass({ PathMappedEndpoints.class, ManagementPortType.class })
	static class FluxActuatorConfiguration {

		@Bean
		@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
		static ActuatorPaths monitoredActuatorPaths(ObjectProvider<PathMappedEndpoints> endpoints,
				Environment environment) {
			return new ActuatorPaths(endpoints, ManagementPortType.get(environment), UnaryOperator.identity());
		}

	}

}
